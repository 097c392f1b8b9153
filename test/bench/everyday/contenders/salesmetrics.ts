import {
  averageDealSize,
  between,
  bookings,
  closedDeals,
  Deal,
  eq,
  evaluate,
  lossRate,
  lostDeals,
  type Money,
  month,
  prior,
  salesCycle,
  trailing,
  where,
  winRate,
  wonDeals,
  year,
} from "salesmetrics";
import type { EverydayContender } from "../contender.js";
import type { EverydayDeals } from "../deals.js";
import { type Amount, type EightRow, type MainRow, sourceOf, type TrendRow } from "../questions.js";

export const salesmetrics: EverydayContender = {
  name: "salesmetrics",
  load: ({ year, twoYears }) => ({
    one: () => [{ winRate: winRate({ deals: year }) }],
    eight: () => [eight(eightMetrics, year)],
    main: () => main(year),
    trend: () => trend(twoYears),
    refiltered: (asking) => {
      const source = sourceOf(asking);
      return [{ source, ...eight(eightOf(source), year) }];
    },
  }),
};

const byRep = { rep: Deal.ownerId };
const monthly = { every: month(), during: between("2024-01-01", "2025-01-01") };
const mainMetrics = { closedDeals, wonDeals, bookings, salesCycle };
const trendMetrics = {
  ...mainMetrics,
  bookingsYearBefore: prior(bookings, year()),
  winRateOfThreeMonths: trailing(3, month(), winRate),
};
const eightMetrics = {
  wonDeals,
  lostDeals,
  closedDeals,
  winRate,
  lossRate,
  bookings,
  averageDealSize,
  salesCycle,
};

function eightOf(source: string): typeof eightMetrics {
  const isMeant = eq(Deal.source, source);
  return {
    wonDeals: where(wonDeals, isMeant),
    lostDeals: where(lostDeals, isMeant),
    closedDeals: where(closedDeals, isMeant),
    winRate: where(winRate, isMeant),
    lossRate: where(lossRate, isMeant),
    bookings: where(bookings, isMeant),
    averageDealSize: where(averageDealSize, isMeant),
    salesCycle: where(salesCycle, isMeant),
  };
}

function eight(metrics: typeof eightMetrics, deals: EverydayDeals): EightRow {
  const { total } = evaluate(metrics, { deals });
  return {
    wonDeals: total.wonDeals ?? 0,
    lostDeals: total.lostDeals ?? 0,
    closedDeals: total.closedDeals ?? 0,
    winRate: total.winRate,
    lossRate: total.lossRate,
    bookings: amountOf(total.bookings),
    averageDealSize: total.averageDealSize?.amount ?? null,
    salesCycle: total.salesCycle,
  };
}

function main(deals: EverydayDeals): MainRow[] {
  return evaluate(mainMetrics, { deals }, { by: byRep, ...monthly }).rows.map((row) => ({
    rep: row.rep ?? "",
    month: row.period.label,
    closed: row.closedDeals ?? 0,
    won: row.wonDeals ?? 0,
    bookings: amountOf(row.bookings),
    cycle: row.salesCycle,
  }));
}

function trend(deals: EverydayDeals): TrendRow[] {
  return evaluate(trendMetrics, { deals }, monthly).rows.map((row) => ({
    month: row.period.label,
    closed: row.closedDeals ?? 0,
    won: row.wonDeals ?? 0,
    bookings: amountOf(row.bookings),
    cycle: row.salesCycle,
    bookingsYearBefore: amountOf(row.bookingsYearBefore),
    winRateOfThreeMonths: row.winRateOfThreeMonths,
  }));
}

/** Money over no deals has no value, which the other contenders write as zero. */
function amountOf(money: Money | null): Amount {
  return money?.amount ?? 0;
}
