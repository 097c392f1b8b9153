import { campaignColumns, campaignRows, rateColumns, rateRows } from "./campaigns.js";
import { costColumns, costRows } from "./costs.js";
import { csvOf } from "./csv.js";
import { dayNumber } from "./days.js";
import { dealColumns, sales, withDirt } from "./deals.js";
import { leadColumns, leadRows } from "./leads.js";
import { Random } from "./random.js";
import { subscriptionFiles } from "./subscriptions.js";
import { visitColumns, visitRows } from "./visits.js";
import { lastDay, seed } from "./world.js";

/** The files of the sample export by name; each has its own numbers, so that a change in one leaves the others. */
export function sampleFiles(): Readonly<Record<string, string>> {
  const sold = sales(new Random(seed));
  const last = dayNumber(lastDay);
  return {
    "deals.csv": csvOf(dealColumns, withDirt(new Random(seed + 1), sold)),
    "stage-visits.csv": csvOf(visitColumns, visitRows(new Random(seed + 2), sold, last)),
    "leads.csv": csvOf(leadColumns, leadRows(new Random(seed + 3))),
    "campaigns.csv": csvOf(campaignColumns, campaignRows(new Random(seed + 4))),
    "rates.csv": csvOf(rateColumns, rateRows(new Random(seed + 5))),
    ...subscriptionFiles(new Random(seed + 6), sold, last),
    "costs.csv": csvOf(costColumns, costRows(new Random(seed + 7))),
  };
}
