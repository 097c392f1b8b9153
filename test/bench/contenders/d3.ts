import { flatRollup, mean, median, rollup, sum } from "d3-array";
import type { Answers, Contender } from "../contender.js";
import type { BenchDeal } from "../data/rows.js";
import { daysBetween } from "../data/durations.js";
import { monthOf } from "../data/months.js";
import type { DistinctRow, FilterRow, MainRow, OneRow, ScorecardRow } from "../questions.js";

type Rows = readonly BenchDeal[];

export const d3Array: Contender = {
  name: "d3-array",
  packageName: "d3-array",
  fromRows: (rows): Answers => ({
    main: () => main(rows),
    one: () => one(rows),
    scorecard: () => scorecard(rows),
    distinct: () => distinct(rows),
    filter: () => filter(rows),
  }),
};

function main(rows: Rows): MainRow[] {
  const groups = flatRollup(
    rows.filter((deal) => deal.closedAt !== null),
    (deals) => {
      const won = deals.filter(isWon);
      return {
        closed: deals.length,
        won: won.length,
        bookings: sum(won, (deal) => deal.amount),
        cycle: mean(won, cycleDays) ?? null,
      };
    },
    (deal) => deal.ownerId,
    (deal) => monthOf(deal.closedAt!),
  );
  return groups.map(([rep, month, values]) => ({ rep, month, ...values }));
}

function one(rows: Rows): OneRow[] {
  const closed = rows.filter((deal) => deal.status !== "open");
  return [{ winRate: mean(closed, (deal) => (isWon(deal) ? 1 : 0)) ?? null }];
}

function scorecard(rows: Rows): ScorecardRow[] {
  return Array.from(
    rollup(rows, scores, (deal) => deal.ownerId),
    ([rep, values]) => ({ rep, ...values }),
  );
}

function scores(deals: BenchDeal[]): Omit<ScorecardRow, "rep"> {
  const won = deals.filter(isWon);
  const lost = deals.filter((deal) => deal.status === "lost");
  const closedDeals = won.length + lost.length;
  const bookings = sum(won, (deal) => deal.amount);
  return {
    dealsCreated: deals.length,
    wonDeals: won.length,
    lostDeals: lost.length,
    closedDeals,
    winRate: won.length / closedDeals,
    lossRate: lost.length / closedDeals,
    bookings,
    averageDealSize: mean(won, (deal) => deal.amount) ?? null,
    valueWeightedWinRate: bookings / (bookings + sum(lost, (deal) => deal.amount)),
    salesCycle: mean(won, cycleDays) ?? null,
    timeToLoss: mean(lost, cycleDays) ?? null,
    pipelineCreated: sum(deals, (deal) => deal.amount),
  };
}

function distinct(rows: Rows): DistinctRow[] {
  const groups = rollup(
    rows.filter(isWon),
    (deals) => ({
      customers: new Set(deals.map((deal) => deal.customerId)).size,
      medianCycle: median(deals, cycleDays) ?? null,
    }),
    (deal) => monthOf(deal.closedAt!),
  );
  return Array.from(groups, ([month, values]) => ({ month, ...values }));
}

function filter(rows: Rows): FilterRow[] {
  const groups = rollup(
    rows.filter((deal) => deal.source === "partner" && deal.status !== "open"),
    (deals) => {
      const won = deals.filter(isWon);
      return { bookings: sum(won, (deal) => deal.amount), winRate: won.length / deals.length };
    },
    (deal) => deal.ownerId,
  );
  return Array.from(groups, ([rep, values]) => ({ rep, ...values }));
}

function isWon(deal: BenchDeal): boolean {
  return deal.status === "won";
}

function cycleDays(deal: BenchDeal): number {
  return daysBetween(deal.createdAt, deal.closedAt!);
}
