import { type ColumnTable, from, op } from "arquero";
import type { Answers, Contender } from "../contender.js";
import type { BenchDeal } from "../data/rows.js";
import type { DistinctRow, FilterRow, MainRow, OneRow, ScorecardRow } from "../questions.js";

/** A row as the expressions see it, which arquero reads as text: nothing but `op` and their argument is known there. */
interface Expressible extends Omit<BenchDeal, "createdAt" | "closedAt"> {
  readonly createdAt: number;
  readonly closedAt: number;
}

export const arquero: Contender = {
  name: "arquero",
  packageName: "arquero",
  fromRows: (rows): Answers => {
    const table = from(rows as BenchDeal[]);
    return {
      main: () => main(table),
      one: () => one(table),
      scorecard: () => scorecard(table),
      distinct: () => distinct(table),
      filter: () => filter(table),
    };
  },
};

function main(table: ColumnTable): MainRow[] {
  return table
    .filter((deal: Expressible) => deal.status !== "open")
    .groupby({
      rep: (deal: Expressible) => deal.ownerId,
      month: (deal: Expressible) => op.utcyear(deal.closedAt) * 12 + op.utcmonth(deal.closedAt),
    })
    .rollup({
      closed: op.count(),
      won: (deal: Expressible) => op.sum(deal.status === "won" ? 1 : 0),
      bookings: (deal: Expressible) => op.sum(deal.status === "won" ? deal.amount : 0),
      cycle: (deal: Expressible) =>
        op.mean(deal.status === "won" ? deal.closedAt - deal.createdAt : null) / 86_400_000,
    })
    .objects()
    .map((row) => withNull(row as MainRow, "cycle"));
}

function one(table: ColumnTable): OneRow[] {
  return table
    .filter((deal: Expressible) => deal.status !== "open")
    .rollup({ winRate: (deal: Expressible) => op.mean(deal.status === "won" ? 1 : 0) })
    .objects() as OneRow[];
}

function scorecard(table: ColumnTable): ScorecardRow[] {
  return table
    .groupby({ rep: (deal: Expressible) => deal.ownerId })
    .rollup({
      dealsCreated: op.count(),
      wonDeals: (deal: Expressible) => op.sum(deal.status === "won" ? 1 : 0),
      lostDeals: (deal: Expressible) => op.sum(deal.status === "lost" ? 1 : 0),
      bookings: (deal: Expressible) => op.sum(deal.status === "won" ? deal.amount : 0),
      lostAmount: (deal: Expressible) => op.sum(deal.status === "lost" ? deal.amount : 0),
      salesCycle: (deal: Expressible) =>
        op.mean(deal.status === "won" ? deal.closedAt - deal.createdAt : null) / 86_400_000,
      timeToLoss: (deal: Expressible) =>
        op.mean(deal.status === "lost" ? deal.closedAt - deal.createdAt : null) / 86_400_000,
      pipelineCreated: op.sum("amount"),
    })
    .derive({
      closedDeals: (row: Scores) => row.wonDeals + row.lostDeals,
      winRate: (row: Scores) => row.wonDeals / (row.wonDeals + row.lostDeals),
      lossRate: (row: Scores) => row.lostDeals / (row.wonDeals + row.lostDeals),
      averageDealSize: (row: Scores) => row.bookings / row.wonDeals,
      valueWeightedWinRate: (row: Scores) => row.bookings / (row.bookings + row.lostAmount),
    })
    .objects() as ScorecardRow[];
}

interface Scores {
  readonly wonDeals: number;
  readonly lostDeals: number;
  readonly bookings: number;
  readonly lostAmount: number;
}

function distinct(table: ColumnTable): DistinctRow[] {
  return table
    .filter((deal: Expressible) => deal.status === "won")
    .groupby({
      month: (deal: Expressible) => op.utcyear(deal.closedAt) * 12 + op.utcmonth(deal.closedAt),
    })
    .rollup({
      customers: op.distinct("customerId"),
      medianCycle: (deal: Expressible) => op.median(deal.closedAt - deal.createdAt) / 86_400_000,
    })
    .objects() as DistinctRow[];
}

function filter(table: ColumnTable): FilterRow[] {
  return table
    .filter((deal: Expressible) => deal.source === "partner" && deal.status !== "open")
    .groupby({ rep: (deal: Expressible) => deal.ownerId })
    .rollup({
      bookings: (deal: Expressible) => op.sum(deal.status === "won" ? deal.amount : 0),
      winRate: (deal: Expressible) => op.mean(deal.status === "won" ? 1 : 0),
    })
    .objects() as FilterRow[];
}

/** A mean of nothing is undefined in arquero, and NaN once divided. */
function withNull<Row extends object>(row: Row, field: keyof Row): Row {
  return Number.isNaN(row[field]) ? { ...row, [field]: null } : row;
}
