import {
  filter as keep,
  groupBy,
  mean,
  median,
  mutate,
  n,
  nDistinct,
  sum,
  summarize,
  tidy,
} from "@tidyjs/tidy";
import type { Answers, Contender } from "../contender.js";
import type { BenchDeal } from "../data/rows.js";
import { daysBetween } from "../data/durations.js";
import { monthOf } from "../data/months.js";
import type { DistinctRow, FilterRow, MainRow, OneRow, ScorecardRow } from "../questions.js";

type Rows = BenchDeal[];

export const tidyJs: Contender = {
  name: "tidy.js",
  packageName: "@tidyjs/tidy",
  fromRows: (rows): Answers => {
    // tidy's types want an array that could be written to; it copies what it changes.
    const deals = rows as Rows;
    return {
      main: () => main(deals),
      one: () => one(deals),
      scorecard: () => scorecard(deals),
      distinct: () => distinct(deals),
      filter: () => filter(deals),
    };
  },
};

function main(rows: Rows): MainRow[] {
  const groups = tidy(
    rows,
    keep((deal) => deal.closedAt !== null),
    mutate({ month: (deal) => monthOf(deal.closedAt!) }),
    groupBy(
      ["ownerId", "month"],
      [
        summarize({
          closed: n(),
          won: n({ predicate: isWon }),
          bookings: sum("amount", { predicate: isWon }),
          cycle: mean(wonDays),
        }),
      ],
    ),
  );
  return groups.map(({ ownerId, cycle, ...values }) => ({ rep: ownerId, ...values, cycle: cycle ?? null }));
}

function one(rows: Rows): OneRow[] {
  const [totals] = tidy(
    rows,
    summarize({ won: n({ predicate: isWon }), closed: n({ predicate: isClosed }) }),
  );
  return [{ winRate: totals!.won / totals!.closed }];
}

function scorecard(rows: Rows): ScorecardRow[] {
  const groups = tidy(
    rows,
    groupBy("ownerId", [
      summarize({
        dealsCreated: n(),
        wonDeals: n({ predicate: isWon }),
        lostDeals: n({ predicate: isLost }),
        closedDeals: n({ predicate: isClosed }),
        bookings: sum("amount", { predicate: isWon }),
        closedAmount: sum("amount", { predicate: isClosed }),
        salesCycle: mean(wonDays),
        timeToLoss: mean((deal: BenchDeal) => (isLost(deal) ? cycleDays(deal) : Number.NaN)),
        pipelineCreated: sum("amount"),
      }),
    ]),
    mutate({
      winRate: (group) => group.wonDeals / group.closedDeals,
      lossRate: (group) => group.lostDeals / group.closedDeals,
      averageDealSize: (group) => group.bookings / group.wonDeals,
      valueWeightedWinRate: (group) => group.bookings / group.closedAmount,
    }),
  );
  return groups.map(({ ownerId, salesCycle, timeToLoss, closedAmount: _, ...values }) => ({
    rep: ownerId,
    ...values,
    salesCycle: salesCycle ?? null,
    timeToLoss: timeToLoss ?? null,
  }));
}

function distinct(rows: Rows): DistinctRow[] {
  const groups = tidy(
    rows,
    keep(isWon),
    mutate({ month: (deal) => monthOf(deal.closedAt!) }),
    groupBy("month", [summarize({ customers: nDistinct("customerId"), medianCycle: median(cycleDays) })]),
  );
  return groups.map(({ medianCycle, ...values }) => ({ ...values, medianCycle: medianCycle ?? null }));
}

function filter(rows: Rows): FilterRow[] {
  const groups = tidy(
    rows,
    keep((deal) => deal.source === "partner" && isClosed(deal)),
    groupBy("ownerId", [
      summarize({
        closed: n(),
        won: n({ predicate: isWon }),
        bookings: sum("amount", { predicate: isWon }),
      }),
    ]),
  );
  return groups.map(({ ownerId, closed, won, bookings }) => ({
    rep: ownerId,
    bookings,
    winRate: won / closed,
  }));
}

function isWon(deal: BenchDeal): boolean {
  return deal.status === "won";
}

function isLost(deal: BenchDeal): boolean {
  return deal.status === "lost";
}

function isClosed(deal: BenchDeal): boolean {
  return deal.status !== "open";
}

function cycleDays(deal: BenchDeal): number {
  return daysBetween(deal.createdAt, deal.closedAt!);
}

/** A mean skips what is not a number. */
function wonDays(deal: BenchDeal): number {
  return isWon(deal) ? cycleDays(deal) : Number.NaN;
}
