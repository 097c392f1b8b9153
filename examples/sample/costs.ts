import type { CsvRow } from "./csv.js";
import { dateOf, dayNumber } from "./days.js";
import type { Random } from "./random.js";
import { firstDay, lastDay } from "./world.js";

export const costColumns = ["Cost ID", "Day", "Kind", "Amount", "Currency", "Variable", "Team"];

const kinds = [
  { kind: "salary", team: "Sales", amount: 14_000 },
  { kind: "tools", team: "Sales", amount: 900 },
  { kind: "agency", team: "Marketing", amount: 2500 },
  { kind: "media", team: "Marketing", amount: 6000 },
  { kind: "cogs", team: "Operations", amount: 7500 },
  { kind: "opex", team: "Office", amount: 9000 },
] as const;

/** What the business cost month by month, with a credit note, an unknown kind and an amount that nobody can read. */
export function costRows(random: Random): CsvRow[] {
  const rows: CsvRow[] = [];
  for (let day = dayNumber(firstDay); day <= dayNumber(lastDay); day++) {
    if (!dateOf(day).endsWith("-01")) continue;
    for (const { kind, team, amount } of kinds) {
      rows.push({
        "Cost ID": `K${String(rows.length + 1).padStart(3, "0")}`,
        Day: dateOf(day),
        Kind: kind,
        Amount: (amount * (1 + random.bell() * 0.1)).toFixed(2),
        Currency: kind === "agency" ? "EUR" : "USD",
        Variable: kind === "cogs" ? "yes" : "no",
        Team: team,
      });
    }
  }
  rows[20]!["Kind"] = "misc";
  rows[45]!["Amount"] = "-450.00";
  rows[70]!["Amount"] = "see invoice";
  return rows;
}
