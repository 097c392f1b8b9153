/**
 * The changes of the sample deals, day by day, into a report that follows them, with goals and alerts:
 * `npx tsx examples/live/main.ts`.
 */
import { join } from "node:path";
import { between, bookings, Deal, month, winRate, wonDeals } from "salesmetrics";
import { live } from "salesmetrics/live";
import { sampleDeals } from "../sample/read.js";
import { readRates } from "../scorecard/input/exchange.js";
import { changesAfter, knownOn } from "./changes.js";
import { type Kept, nothingKept, shown, watch } from "./watch.js";

const start = "2025-09-30";
const deals = sampleDeals();
const rates = await readRates(join(import.meta.dirname, "../sample/rates.csv"), {
  delimiter: null,
  encoding: "utf-8",
});
const board = live(
  { wonDeals, bookings, winRate },
  { deals: knownOn(deals, start) },
  {
    by: { rep: Deal.ownerId },
    every: month(),
    during: between("2025-07-01", "2025-12-01"),
    asOf: start,
    currency: "USD",
    rates,
  },
);

board.subscribe(() => {
  for (const { was, now, keys } of board.changes) {
    if (now === null || now.wonDeals === (was?.wonDeals ?? 0)) continue;
    const booked = `${shown(was?.bookings ?? null)} to ${shown(now.bookings)}`;
    const cause = keys["deals"]?.join(", ") ?? "";
    console.log(
      `             won        ${now.rep ?? "(nobody)"} in ${now.period.label}: ${was?.wonDeals ?? 0} to ${now.wonDeals}, ${booked} (${cause})`,
    );
  }
});

/** Prints what a report says anew; what is remembered could be stored anywhere, for it is JSON. */
function follow(stored: string): string {
  const { kept, lines } = watch(JSON.parse(stored) as Kept, board.report());
  for (const line of lines) console.log(`             ${line}`);
  return JSON.stringify(kept);
}

console.log(start);
let stored = follow(JSON.stringify(nothingKept));
for (const day of changesAfter(deals, start)) {
  console.log(`${day.date}   ${day.deals.length} deals changed`);
  board.advance(day.date);
  board.upsert({ deals: day.deals });
  stored = follow(stored);
}

const { total } = board.report();
console.log(`since July   ${shown(total.wonDeals)} won, ${shown(total.bookings)} booked`);
