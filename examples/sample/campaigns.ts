import type { CsvRow } from "./csv.js";
import { dateOf, dayNumber, isWeekend, monthOf } from "./days.js";
import type { Random } from "./random.js";
import { campaigns, firstDay, lastDay, season } from "./world.js";

export const campaignColumns = [
  "Campaign",
  "Channel",
  "Day",
  "Currency",
  "Spend",
  "Impressions",
  "Clicks",
  "Revenue",
  "Gross Profit",
];

/** What every campaign spent and brought, day by day. */
export function campaignRows(random: Random): CsvRow[] {
  const rows: CsvRow[] = [];
  for (let day = dayNumber(firstDay); day <= dayNumber(lastDay); day++) {
    for (const campaign of campaigns) {
      if (random.chance(0.006)) continue;
      const level = season[monthOf(day) - 1]! * (isWeekend(day) ? 0.5 : 1.2);
      const spend = Math.max(0, campaign.spend * level * (1 + random.bell() * 0.2));
      const impressions = Math.round(spend * 38 * (1 + random.bell() * 0.1));
      const clicks = Math.round(impressions * campaign.click * (1 + random.bell() * 0.15));
      const revenue = random.chance(0.12) ? spend * random.longTail(11) * campaign.margin * 2 : 0;
      rows.push({
        Campaign: campaign.id,
        Channel: campaign.channel,
        Day: dateOf(day),
        Currency: campaign.id === "social-dach" ? "EUR" : "USD",
        Spend: spend.toFixed(2),
        Impressions: String(impressions),
        Clicks: random.chance(0.002) ? "-" : String(clicks),
        Revenue: revenue.toFixed(2),
        "Gross Profit": (revenue * campaign.margin).toFixed(2),
      });
    }
  }
  for (let count = 0; count < 4; count++) rows.push({ ...random.pick(rows) });
  return rows;
}

export const rateColumns = ["Date", "Base", "Currency", "Rate"];

/** What one euro bought in dollars, from the first of each month. */
export function rateRows(random: Random): CsvRow[] {
  const rows: CsvRow[] = [];
  let rate = 1.085;
  for (let day = dayNumber(firstDay) - 19; day <= dayNumber(lastDay); day++) {
    if (!dateOf(day).endsWith("-01")) continue;
    rate += random.bell() * 0.008;
    rows.push({ Date: dateOf(day), Base: "EUR", Currency: "USD", Rate: rate.toFixed(4) });
  }
  return rows;
}
