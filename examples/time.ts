/** A year before, windows, and a month that is not over: `npx tsx examples/time.ts`. */
import {
  change,
  count,
  Deal,
  eq,
  evaluate,
  growth,
  isPresent,
  month,
  or,
  stock,
  through,
  trailing,
  winRate,
  wonDeals,
  year,
} from "salesmetrics";
import { sampleDeals } from "./sample/read.js";

// A closed deal without a closing date was open until nobody knows when.
const isDated = or(eq(Deal.status, "open"), isPresent(Deal.closedAt));

const metrics = {
  wonDeals,
  grown: growth(wonDeals, { unit: year(), partial: "sameElapsed" }),
  lastThree: trailing(3, month(), winRate),
  points: change(trailing(3, month(), winRate), year()),
  open: stock(count(Deal, { where: isDated }), { from: Deal.createdAt, until: Deal.closedAt }),
};
const report = evaluate(
  metrics,
  { deals: sampleDeals() },
  { every: month(), during: through("2025-08-01", "2025-11-30"), asOf: "2025-11-18" },
);

const percent = (share: number | null): string => (share === null ? "–" : `${(share * 100).toFixed(1)}%`);

for (const row of report.rows) {
  const { policy } = report.explain(row, "grown");
  const won = `${String(row.wonDeals)} won, ${percent(row.grown)} on the year before`;
  const rate = `${percent(row.lastThree)} of three months`;
  const { value, reason } = report.explain(row, "points");
  const points = value === null ? reason : `${(value * 100).toFixed(1)} points`;
  console.log(
    `${row.period.label}: ${won}${policy === null ? "" : ` (${policy})`}; ${rate}, ${points}; ${String(row.open)} open`,
  );
}
