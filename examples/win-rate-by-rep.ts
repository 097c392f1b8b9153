/** Win rates by rep, each with what it rests on: `npx tsx examples/win-rate-by-rep.ts`. */
import { Deal, evaluate, type Explanation, quarter, winRate } from "salesmetrics";
import { sampleDeals } from "./sample/read.js";

const report = evaluate(
  { winRate },
  { deals: sampleDeals() },
  { by: { rep: Deal.ownerId }, during: quarter(2025, 3), asOf: "2025-11-18" },
);

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

for (const row of report.rows) tell(row.rep ?? "(nobody)", report.explain(row, "winRate"));
tell("Everybody", report.explain(report.total, "winRate"));

function tell(who: string, { value, numerator, denominator, interval }: Explanation<number>): void {
  if (value === null || interval === null) console.log(`${who}: nothing closed`);
  else {
    const range = `${percent(interval.low)} to ${percent(interval.high)}`;
    console.log(`${who}: ${String(numerator)} of ${String(denominator)} won, ${percent(value)} (${range})`);
  }
}
