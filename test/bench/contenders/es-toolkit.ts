import { groupBy, meanBy, medianBy, sumBy, uniqBy } from "es-toolkit";
import type { Answers, Contender } from "../contender.js";
import type { BenchDeal } from "../data/rows.js";
import { daysBetween } from "../data/durations.js";
import { monthOf } from "../data/months.js";
import type { DistinctRow, FilterRow, MainRow, OneRow, ScorecardRow } from "../questions.js";

type Rows = readonly BenchDeal[];

export const esToolkit: Contender = {
  name: "es-toolkit",
  packageName: "es-toolkit",
  fromRows: (rows): Answers => ({
    main: () => main(rows),
    one: () => one(rows),
    scorecard: () => scorecard(rows),
    distinct: () => distinct(rows),
    filter: () => filter(rows),
  }),
};

function main(rows: Rows): MainRow[] {
  const closed = rows.filter((deal) => deal.closedAt !== null);
  const byRep = Object.entries(groupBy(closed, (deal) => deal.ownerId));
  return byRep.flatMap(([rep, deals]) =>
    Object.entries(groupBy(deals, (deal) => monthOf(deal.closedAt!))).map(([month, dealsOfMonth]) => ({
      rep,
      month: Number(month),
      ...totals(dealsOfMonth),
    })),
  );
}

function totals(deals: Rows): Omit<MainRow, "rep" | "month"> {
  const won = deals.filter(isWon);
  return {
    closed: deals.length,
    won: won.length,
    bookings: sumBy(won, (deal) => deal.amount),
    cycle: numberOrNull(meanBy(won, cycleDays)),
  };
}

function one(rows: Rows): OneRow[] {
  const closed = rows.filter((deal) => deal.status !== "open");
  return [{ winRate: meanBy(closed, (deal) => (isWon(deal) ? 1 : 0)) }];
}

function scorecard(rows: Rows): ScorecardRow[] {
  const byRep = groupBy(rows, (deal) => deal.ownerId);
  return Object.entries(byRep).map(([rep, deals]) => ({ rep, ...scores(deals) }));
}

function scores(deals: Rows): Omit<ScorecardRow, "rep"> {
  const won = deals.filter(isWon);
  const lost = deals.filter((deal) => deal.status === "lost");
  const closedDeals = won.length + lost.length;
  const bookings = sumBy(won, (deal) => deal.amount);
  return {
    dealsCreated: deals.length,
    wonDeals: won.length,
    lostDeals: lost.length,
    closedDeals,
    winRate: won.length / closedDeals,
    lossRate: lost.length / closedDeals,
    bookings,
    averageDealSize: numberOrNull(meanBy(won, (deal) => deal.amount)),
    valueWeightedWinRate: bookings / (bookings + sumBy(lost, (deal) => deal.amount)),
    salesCycle: numberOrNull(meanBy(won, cycleDays)),
    timeToLoss: numberOrNull(meanBy(lost, cycleDays)),
    pipelineCreated: sumBy(deals, (deal) => deal.amount),
  };
}

function distinct(rows: Rows): DistinctRow[] {
  const byMonth = groupBy(rows.filter(isWon), (deal) => monthOf(deal.closedAt!));
  return Object.entries(byMonth).map(([month, deals]) => ({
    month: Number(month),
    customers: uniqBy(deals, (deal) => deal.customerId).length,
    medianCycle: medianBy(deals, cycleDays),
  }));
}

function filter(rows: Rows): FilterRow[] {
  const closed = rows.filter((deal) => deal.source === "partner" && deal.status !== "open");
  return Object.entries(groupBy(closed, (deal) => deal.ownerId)).map(([rep, deals]) => {
    const won = deals.filter(isWon);
    return { rep, bookings: sumBy(won, (deal) => deal.amount), winRate: won.length / deals.length };
  });
}

function isWon(deal: BenchDeal): boolean {
  return deal.status === "won";
}

function cycleDays(deal: BenchDeal): number {
  return daysBetween(deal.createdAt, deal.closedAt!);
}

/** A mean of nothing is NaN in es-toolkit. */
function numberOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
