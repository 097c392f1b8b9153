/** An export, cell by cell as in a notebook: `npx tsx examples/notebook.ts`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import {
  count,
  Deal,
  evaluate,
  type Explanation,
  growth,
  medianSalesCycle,
  quarter,
  through,
  winRate,
  wonDeals,
} from "salesmetrics";
import { parseSample } from "./sample/columns.js";

// What is in the file, and what could not be read?
const text = readFileSync(join(import.meta.dirname, "sample/deals.csv"), "utf8");
const { rows: deals, issues } = parseSample(parse(text, { columns: true }));
const kinds = issues.map(({ field, code }) => `${field ?? "row"}: ${code}`);
console.table(
  [...new Set(kinds)].map((kind) => ({ kind, rows: kinds.filter((one) => one === kind).length })),
);

// How many deals, how many won?
console.table(evaluate({ all: count(Deal), wonDeals, winRate }, { deals }).total);

// Win rates by rep in the last whole quarter. How sure are they?
const during = quarter(2025, 3);
const byRep = evaluate({ winRate }, { deals }, { by: { rep: Deal.ownerId }, during });
console.table(byRep.rows.map((row) => ({ rep: row.rep, ...sure(byRep.explain(row, "winRate")) })));

function sure({ value, numerator, denominator, interval }: Explanation<number>) {
  const percent = (share = NaN): string => `${(share * 100).toFixed(1)}%`;
  return {
    won: `${String(numerator)} of ${String(denominator)}`,
    rate: percent(value ?? NaN),
    from: percent(interval?.low),
    to: percent(interval?.high),
  };
}

// Is it growing? The last quarter is not over, so its growth is withheld, with the reason.
const asOf = "2025-11-18";
const metrics = { wonDeals, growth: growth(wonDeals), medianSalesCycle };
const trend = evaluate(metrics, { deals }, { every: quarter(), during: through("2025-01-01", asOf), asOf });
console.table(
  trend.rows.map((row) => ({
    quarter: row.period.label,
    won: row.wonDeals,
    growth: row.growth ?? trend.explain(row, "growth").reason,
    cycle: row.medianSalesCycle,
  })),
);
