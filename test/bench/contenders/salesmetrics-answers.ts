import { evaluate, winRate } from "salesmetrics";
import type { Answers } from "../contender.js";
import type { DistinctRow, FilterRow, MainRow, ScorecardRow } from "../questions.js";
import {
  byRep,
  distinctMetrics,
  exactAmount,
  filterMetrics,
  mainMetrics,
  monthly,
  monthNumber,
  scorecardMetrics,
} from "./salesmetrics-metrics.js";

/** What holds deals for a metric: an array of rows and a table of columns stand in the same place. */
export type DealsOfMetrics = Parameters<typeof winRate>[0]["deals"];

export function salesmetricsAnswers(deals: DealsOfMetrics): Answers {
  return {
    main: () => mainRows(mainReport(deals)),
    one: () => [{ winRate: winRate({ deals }) }],
    scorecard: () => scorecardRows(scorecardReport(deals)),
    distinct: () => distinctRows(distinctReport(deals)),
    filter: () => filterRows(filterReport(deals)),
  };
}

const mainReport = (deals: DealsOfMetrics) => evaluate(mainMetrics, { deals }, { by: byRep, ...monthly });
const scorecardReport = (deals: DealsOfMetrics) => evaluate(scorecardMetrics, { deals }, { by: byRep });
const distinctReport = (deals: DealsOfMetrics) => evaluate(distinctMetrics, { deals }, monthly);
const filterReport = (deals: DealsOfMetrics) => evaluate(filterMetrics, { deals }, { by: byRep });

export function mainRows({ rows }: ReturnType<typeof mainReport>): MainRow[] {
  return rows.map((row) => ({
    rep: row.rep ?? "",
    month: monthNumber(row.period.label),
    closed: row.closedDeals ?? 0,
    won: row.wonDeals ?? 0,
    bookings: exactAmount(row.bookings),
    cycle: row.salesCycle,
  }));
}

export function scorecardRows({ rows }: ReturnType<typeof scorecardReport>): ScorecardRow[] {
  return rows.map((row) => ({
    rep: row.rep ?? "",
    dealsCreated: row.dealsCreated ?? 0,
    wonDeals: row.wonDeals ?? 0,
    lostDeals: row.lostDeals ?? 0,
    closedDeals: row.closedDeals ?? 0,
    winRate: row.winRate,
    lossRate: row.lossRate,
    bookings: exactAmount(row.bookings),
    averageDealSize: row.averageDealSize?.amount.toNumber() ?? null,
    valueWeightedWinRate: row.valueWeightedWinRate,
    salesCycle: row.salesCycle,
    timeToLoss: row.timeToLoss,
    pipelineCreated: exactAmount(row.pipelineCreated),
  }));
}

export function distinctRows({ rows }: ReturnType<typeof distinctReport>): DistinctRow[] {
  return rows.map((row) => ({
    month: monthNumber(row.period.label),
    customers: row.customers ?? 0,
    medianCycle: row.medianSalesCycle,
  }));
}

export function filterRows({ rows }: ReturnType<typeof filterReport>): FilterRow[] {
  return rows.map((row) => ({
    rep: row.rep ?? "",
    bookings: exactAmount(row.bookings),
    winRate: row.winRate,
  }));
}
