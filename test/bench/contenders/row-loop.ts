import type { Answers, Contender } from "../contender.js";
import type { BenchDeal } from "../data/rows.js";
import { meanDays, medianDays } from "../data/durations.js";
import { firstMonth, monthOf, months } from "../data/months.js";
import type { DistinctRow, FilterRow, MainRow, OneRow, ScorecardRow } from "../questions.js";

type Rows = readonly BenchDeal[];

/** What an engineer would write who has only arrays of objects, and wants one pass. */
export const rowLoop: Contender = {
  name: "hand-written row loop",
  fromRows: (rows): Answers => ({
    main: () => main(rows),
    one: () => one(rows),
    scorecard: () => scorecard(rows),
    distinct: () => distinct(rows),
    filter: () => filter(rows),
  }),
};

interface Cell {
  closed: number;
  won: number;
  bookings: number;
  cycle: number;
}

function main(rows: Rows): MainRow[] {
  const cellsByRep = new Map<string, Cell[]>();
  for (const deal of rows) {
    if (deal.closedAt === null) continue;
    let cells = cellsByRep.get(deal.ownerId);
    if (cells === undefined) {
      cells = Array.from({ length: months }, () => ({ closed: 0, won: 0, bookings: 0, cycle: 0 }));
      cellsByRep.set(deal.ownerId, cells);
    }
    const cell = cells[monthOf(deal.closedAt) - firstMonth]!;
    cell.closed += 1;
    if (deal.status !== "won") continue;
    cell.won += 1;
    cell.bookings += deal.amount;
    cell.cycle += deal.closedAt.getTime() - deal.createdAt.getTime();
  }
  return Array.from(cellsByRep).flatMap(([rep, cells]) =>
    cells.map((cell, month) => mainRow(rep, month, cell)),
  );
}

function mainRow(rep: string, month: number, { closed, won, bookings, cycle }: Cell): MainRow {
  return { rep, month: firstMonth + month, closed, won, bookings, cycle: meanDays(cycle, won) };
}

function one(rows: Rows): OneRow[] {
  let [won, closed] = [0, 0];
  for (const { status } of rows) {
    if (status === "won") won += 1;
    if (status !== "open") closed += 1;
  }
  return [{ winRate: won / closed }];
}

interface Scores {
  created: number;
  won: number;
  lost: number;
  createdAmount: number;
  wonAmount: number;
  lostAmount: number;
  wonCycle: number;
  lostCycle: number;
}

function scorecard(rows: Rows): ScorecardRow[] {
  const scoresByRep = new Map<string, Scores>();
  for (const deal of rows) {
    let scores = scoresByRep.get(deal.ownerId);
    if (scores === undefined) scoresByRep.set(deal.ownerId, (scores = noScores()));
    addScores(scores, deal);
  }
  return Array.from(scoresByRep, ([rep, scores]) => scorecardRow(rep, scores));
}

function noScores(): Scores {
  return {
    created: 0,
    won: 0,
    lost: 0,
    createdAmount: 0,
    wonAmount: 0,
    lostAmount: 0,
    wonCycle: 0,
    lostCycle: 0,
  };
}

function addScores(scores: Scores, { status, amount, createdAt, closedAt }: BenchDeal): void {
  scores.created += 1;
  scores.createdAmount += amount;
  if (closedAt === null) return;
  const cycle = closedAt.getTime() - createdAt.getTime();
  if (status === "won") {
    scores.won += 1;
    scores.wonAmount += amount;
    scores.wonCycle += cycle;
  } else {
    scores.lost += 1;
    scores.lostAmount += amount;
    scores.lostCycle += cycle;
  }
}

function scorecardRow(rep: string, scores: Scores): ScorecardRow {
  const { created, won, lost, createdAmount, wonAmount, lostAmount, wonCycle, lostCycle } = scores;
  return {
    rep,
    dealsCreated: created,
    wonDeals: won,
    lostDeals: lost,
    closedDeals: won + lost,
    winRate: won / (won + lost),
    lossRate: lost / (won + lost),
    bookings: wonAmount,
    averageDealSize: won === 0 ? null : wonAmount / won,
    valueWeightedWinRate: wonAmount / (wonAmount + lostAmount),
    salesCycle: meanDays(wonCycle, won),
    timeToLoss: meanDays(lostCycle, lost),
    pipelineCreated: createdAmount,
  };
}

function distinct(rows: Rows): DistinctRow[] {
  const groups = Array.from({ length: months }, () => ({
    customers: new Set<string>(),
    cycles: [] as number[],
  }));
  for (const deal of rows) {
    if (deal.status !== "won") continue;
    const { customers, cycles } = groups[monthOf(deal.closedAt!) - firstMonth]!;
    customers.add(deal.customerId);
    cycles.push(deal.closedAt!.getTime() - deal.createdAt.getTime());
  }
  return groups.map(({ customers, cycles }, month) => ({
    month: firstMonth + month,
    customers: customers.size,
    medianCycle: medianDays(Float64Array.from(cycles)),
  }));
}

function filter(rows: Rows): FilterRow[] {
  const groups = new Map<string, { closed: number; won: number; bookings: number }>();
  for (const { source, status, ownerId, amount } of rows) {
    if (source !== "partner" || status === "open") continue;
    let group = groups.get(ownerId);
    if (group === undefined) groups.set(ownerId, (group = { closed: 0, won: 0, bookings: 0 }));
    group.closed += 1;
    if (status !== "won") continue;
    group.won += 1;
    group.bookings += amount;
  }
  return Array.from(groups, ([rep, { closed, won, bookings }]) => ({ rep, bookings, winRate: won / closed }));
}
