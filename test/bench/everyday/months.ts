import { millisecondsPerDay } from "../data/durations.js";
import type { EverydayDeal } from "./deals.js";
import type { EightRow, Totals, TrendRow } from "./questions.js";

/** The months of 2024. */
export const monthsOfYear: readonly string[] = monthsOf(2024);

/** The months of 2023 and 2024. */
export const monthsOfTwoYears: readonly string[] = [...monthsOf(2023), ...monthsOfYear];

/** The month of a deal that is closed, such as "2024-01". */
export function monthOf({ closedAt }: EverydayDeal): string {
  return closedAt!.slice(0, 7);
}

/** From creation to close, in days. */
export function cycleDays({ createdAt, closedAt }: EverydayDeal): number {
  return (Date.parse(closedAt!) - Date.parse(createdAt)) / millisecondsPerDay;
}

/** A quotient; `null` over zero. */
export function quotient(dividend: number, divisor: number): number | null {
  return divisor === 0 ? null : dividend / divisor;
}

/** The eight, of what a contender has counted and added. */
export function eightOf(won: number, lost: number, wonAmount: number, wonCycle: number): EightRow {
  return {
    wonDeals: won,
    lostDeals: lost,
    closedDeals: won + lost,
    winRate: quotient(won, won + lost),
    lossRate: quotient(lost, won + lost),
    bookings: wonAmount,
    averageDealSize: quotient(wonAmount, won),
    salesCycle: quotient(wonCycle, won),
  };
}

const nothing: Totals = { closed: 0, won: 0, bookings: 0, cycle: null };

/** The trend, of a contender's totals by month of two years. */
export function trendOf(totalsOf: ReadonlyMap<string, Totals>): TrendRow[] {
  return monthsOfYear.map((month, index) => {
    const last = monthsOfTwoYears.slice(10 + index, 13 + index).map((near) => totalsOf.get(near) ?? nothing);
    const won = last.reduce((sum, totals) => sum + totals.won, 0);
    const closed = last.reduce((sum, totals) => sum + totals.closed, 0);
    const yearBefore = totalsOf.get(monthsOfTwoYears[index]!) ?? nothing;
    return {
      month,
      ...(totalsOf.get(month) ?? nothing),
      bookingsYearBefore: yearBefore.bookings,
      winRateOfThreeMonths: quotient(won, closed),
    };
  });
}

function monthsOf(year: number): string[] {
  return Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, "0")}`);
}
