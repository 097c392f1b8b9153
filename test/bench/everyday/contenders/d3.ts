import { flatRollup, mean, rollup, sum } from "d3-array";
import type { EverydayContender } from "../contender.js";
import type { EverydayDeal, EverydayDeals } from "../deals.js";
import { cycleDays, monthOf, quotient, trendOf } from "../months.js";
import { type EightRow, type MainRow, type OneRow, sourceOf, type Totals } from "../questions.js";

export const d3Array: EverydayContender = {
  name: "d3-array",
  packageName: "d3-array",
  load: ({ year, twoYears }) => ({
    one: () => [one(year)],
    eight: () => [eight(year)],
    main: () => main(year),
    trend: () => trendOf(rollup(twoYears.filter(isClosed), totalsOf, monthOf)),
    refiltered: (asking) => {
      const source = sourceOf(asking);
      return [{ source, ...eight(year.filter((deal) => deal.source === source)) }];
    },
  }),
};

function one(deals: EverydayDeals): OneRow {
  return { winRate: mean(deals.filter(isClosed), (deal) => (isWon(deal) ? 1 : 0)) ?? null };
}

function eight(deals: EverydayDeals): EightRow {
  const won = deals.filter(isWon);
  const lost = deals.filter((deal) => deal.status === "lost");
  const closedDeals = won.length + lost.length;
  return {
    wonDeals: won.length,
    lostDeals: lost.length,
    closedDeals,
    winRate: quotient(won.length, closedDeals),
    lossRate: quotient(lost.length, closedDeals),
    bookings: sum(won, (deal) => deal.amount),
    averageDealSize: mean(won, (deal) => deal.amount) ?? null,
    salesCycle: mean(won, cycleDays) ?? null,
  };
}

function main(deals: EverydayDeals): MainRow[] {
  return flatRollup(deals.filter(isClosed), totalsOf, (deal) => deal.ownerId, monthOf).map(
    ([rep, month, totals]) => ({ rep, month, ...totals }),
  );
}

function totalsOf(deals: EverydayDeals): Totals {
  const won = deals.filter(isWon);
  return {
    closed: deals.length,
    won: won.length,
    bookings: sum(won, (deal) => deal.amount),
    cycle: mean(won, cycleDays) ?? null,
  };
}

function isClosed(deal: EverydayDeal): boolean {
  return deal.closedAt !== null;
}

function isWon(deal: EverydayDeal): boolean {
  return deal.status === "won";
}
