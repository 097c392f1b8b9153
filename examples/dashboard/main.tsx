/** Eight figures, a trend beside the year before and a leaderboard: `npx vite examples/dashboard`. */
import { parse } from "csv-parse/browser/esm/sync";
import { createRoot } from "react-dom/client";
import {
  type AnyMetric,
  averageDealSize,
  bookings,
  Deal,
  definitionOf,
  evaluate,
  formatMoney,
  isMoney,
  lostDeals,
  month,
  openDeals,
  openPipeline,
  prior,
  quarter,
  rates,
  salesCycle,
  through,
  winRate,
  wonDeals,
  year,
} from "salesmetrics";
import { parseSample } from "../sample/columns.js";
import csv from "../sample/deals.csv?raw";

const data = { deals: parseSample(parse(csv, { columns: true })).rows };
const euro = rates({ base: "EUR", quotes: [{ currency: "USD", rate: "1.09" }] });
const money = { asOf: "2025-11-18", currency: "USD", rates: euro } as const;
const months = { ...money, during: through("2024-12-01", money.asOf) };

const kpis = { bookings, wonDeals, lostDeals, winRate, averageDealSize, salesCycle, openPipeline, openDeals };
const before = prior(bookings, year());
const top = { rep: { n: 5, by: "bookings" } } as const;

const { total } = evaluate(kpis, data, { ...money, during: quarter(2025, 3) });
const { rows: trend } = evaluate({ bookings, before }, data, { ...months, every: month() });
const { rows: board } = evaluate({ bookings, winRate }, data, { ...months, by: { rep: Deal.ownerId }, top });

function shown(value: unknown, metric: AnyMetric): string {
  if (isMoney(value)) return formatMoney(value, "en-US", { maximumFractionDigits: 0 });
  if (typeof value !== "number") return "–";
  return definitionOf(metric).unit === "proportion" ? `${(value * 100).toFixed(1)}%` : value.toFixed(0);
}

const points = (name: "bookings" | "before") =>
  trend.map((row, x) => `${x * 50},${100 - (row[name]?.amount.toNumber() ?? 0) / 20_000}`).join(" ");

createRoot(document.body.appendChild(document.createElement("main"))).render(
  <>
    <ul>
      {Object.entries(kpis).map(([name, metric]) => (
        <li key={name}>
          {definitionOf(metric).label} <b>{shown(total[name as keyof typeof kpis], metric)}</b>
        </li>
      ))}
    </ul>
    <svg viewBox="0 0 550 100">
      <polyline points={points("before")} stroke="silver" />
      <polyline points={points("bookings")} stroke="steelblue" />
    </svg>
    <ol>
      {board.map((row) => (
        <li key={row.rep}>
          {row.rep ?? "(nobody)"} <b>{shown(row.bookings, bookings)}</b> {shown(row.winRate, winRate)}
        </li>
      ))}
    </ol>
  </>,
);
