import { millisecondsPerDay } from "../data/durations.js";
import { sources } from "../data/words.js";
import type { EverydayData, EverydayDeals } from "./deals.js";
import type { EightRow, EverydayQuestion, EverydayRowOf, MainRow, Totals, TrendRow } from "./questions.js";

/** The answers by the slow way, deals filtered for each group and sums as BigInts: money is exact text. */
export const everydayOracle: {
  readonly [Name in EverydayQuestion]: (data: EverydayData) => readonly EverydayRowOf[Name][];
} = {
  one: ({ year }) => [{ winRate: winRateOf(year) }],
  eight: ({ year }) => [eightOf(year)],
  main: ({ year }) => [...new Set(year.map((deal) => deal.ownerId))].flatMap((rep) => mainOf(rep, year)),
  trend: ({ twoYears }) => Array.from({ length: 12 }, (_, month) => trendOf(twoYears, month)),
  refiltered: ({ year }) =>
    sources.map((source) => ({ source, ...eightOf(year.filter((deal) => deal.source === source)) })),
};

function mainOf(rep: string, deals: EverydayDeals): MainRow[] {
  const own = deals.filter((deal) => deal.ownerId === rep);
  return Array.from({ length: 12 }, (_, index) => {
    const month = monthAt(2024, index);
    return { rep, month, ...totalsOf(closedIn(own, month)) };
  });
}

function trendOf(deals: EverydayDeals, index: number): TrendRow {
  const lastThree = [index, index - 1, index - 2].flatMap((near) => closedIn(deals, monthAt(2024, near)));
  return {
    month: monthAt(2024, index),
    ...totalsOf(closedIn(deals, monthAt(2024, index))),
    bookingsYearBefore: totalsOf(closedIn(deals, monthAt(2023, index))).bookings,
    winRateOfThreeMonths: winRateOf(lastThree),
  };
}

function eightOf(deals: EverydayDeals): EightRow {
  const { closed, won, bookings, cycle } = totalsOf(deals);
  return {
    wonDeals: won,
    lostDeals: closed - won,
    closedDeals: closed,
    winRate: closed === 0 ? null : won / closed,
    lossRate: closed === 0 ? null : (closed - won) / closed,
    bookings,
    averageDealSize: won === 0 ? null : Number(bookings) / won,
    salesCycle: cycle,
  };
}

function totalsOf(deals: EverydayDeals): Totals {
  const won = deals.filter((deal) => deal.status === "won");
  const cents = sumOf(won.map(({ amount }) => Math.round(amount * 100)));
  const cycle = sumOf(won.map((deal) => Date.parse(deal.closedAt!) - Date.parse(deal.createdAt)));
  return {
    closed: deals.filter((deal) => deal.status !== "open").length,
    won: won.length,
    bookings: `${cents / 100n}.${String(cents % 100n).padStart(2, "0")}`,
    cycle: won.length === 0 ? null : Number(cycle) / won.length / millisecondsPerDay,
  };
}

function winRateOf(deals: EverydayDeals): number | null {
  const { closed, won } = totalsOf(deals);
  return closed === 0 ? null : won / closed;
}

function closedIn(deals: EverydayDeals, month: string): EverydayDeals {
  return deals.filter(({ closedAt }) => closedAt?.startsWith(month));
}

/** A month by its place from January of a year, which may be negative. */
function monthAt(year: number, index: number): string {
  return new Date(Date.UTC(year, index, 1)).toISOString().slice(0, 7);
}

function sumOf(numbers: readonly number[]): bigint {
  return numbers.reduce((sum, number) => sum + BigInt(number), 0n);
}
