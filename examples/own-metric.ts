/** Metrics of one's own, made from those of the library: `npx tsx examples/own-metric.ts`. */
import {
  and,
  bookings,
  count,
  Deal,
  definitionOf,
  eq,
  evaluate,
  formatMoney,
  growth,
  gte,
  metric,
  money,
  quarter,
  ratio,
  through,
  where,
  wonDeals,
} from "salesmetrics";
import { sampleDeals } from "./sample/read.js";

// The sample has deals in euros too: amounts of two currencies are compared and added only with rates.
const isDollars = eq(Deal.currency, "USD");
const isBig = gte(Deal.amount, money(50_000, "USD"));

const dollarWins = where(wonDeals, isDollars);
const bigWins = count(Deal, { where: and(isDollars, eq(Deal.status, "won"), isBig), at: Deal.closedAt });
const bigWinShare = metric("bigWinShare", () => ratio(bigWins, dollarWins));
const dollarBookings = where(bookings, isDollars);

console.log(`bigWinShare = ${definitionOf(bigWinShare).text}`);

const report = evaluate(
  { bigWinShare, bookings: dollarBookings, growth: growth(dollarBookings) },
  { deals: sampleDeals() },
  { every: quarter(), during: through("2025-01-01", "2025-11-18"), asOf: "2025-11-18", currency: "USD" },
);
for (const row of report.rows) {
  const { value, reason } = report.explain(row, "growth");
  const grown = value === null ? reason : `${(value * 100).toFixed(1)}%`;
  const booked = row.bookings === null ? "nothing" : formatMoney(row.bookings, "en-US");
  console.log(
    `${row.period.label}: ${booked}, growth ${grown}, ${((row.bigWinShare ?? 0) * 100).toFixed(1)}% big`,
  );
}
