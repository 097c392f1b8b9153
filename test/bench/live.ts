import { isDeepStrictEqual } from "node:util";
import crossfilter from "crossfilter2";
import {
  averageDealSize,
  bookings,
  closedDeals,
  evaluate,
  lossRate,
  lostDeals,
  salesCycle,
  timeToLoss,
  valueWeightedWinRate,
  winRate,
  wonDeals,
} from "salesmetrics";
import { live } from "salesmetrics/live";
import { byRep, monthly } from "./contenders/salesmetrics-metrics.js";
import { dealsOf } from "./data/deals.js";
import { drawsFrom } from "./data/draws.js";
import type { BenchDeal } from "./data/rows.js";

/** What changes of deals cost a board of ten metrics by rep and month, in processor time of all threads. */
export interface LiveTimes {
  readonly size: number;
  /** Changes a second in batches of 1,000, and one by one; the report is read in the end. */
  readonly inBatches: number;
  readonly oneByOne: number;
  /** Milliseconds of a report after a batch of 1,000, after one change, and of `evaluate` over all rows. */
  readonly reportOfBatch: number;
  readonly reportOfOne: number;
  readonly evaluate: number;
  /** Changes a second of crossfilter2 in batches of 1,000, with the ten sums that the metrics are made of. */
  readonly crossfilter: number;
}

const metrics = {
  ...{ wonDeals, lostDeals, closedDeals, winRate, lossRate },
  ...{ bookings, averageDealSize, valueWeightedWinRate, salesCycle, timeToLoss },
};
const query = { by: byRep, ...monthly } as const;

const batchOf = 1_000;
const batchCount = 200;
const rounds = 3;

/** A tenth of a million deals, and a million: a change should cost the same. */
export function measureLive(): LiveTimes[] {
  return [100_000, 1_000_000].map((size) => {
    const deals = dealsOf(size).rows!;
    const batches = changesOf(deals);
    const board = boardOf(deals);
    check(board, deals, batches[0]!);
    const changeCount = batchOf * batchCount;
    const perSecond = (run: () => void): number => Math.round(changeCount / leastSeconds(run));
    return {
      size,
      inBatches: perSecond(() => {
        for (const batch of batches) board.upsert({ deals: batch });
        board.report();
      }),
      oneByOne: perSecond(() => {
        for (const batch of batches) for (const deal of batch) board.upsert({ deals: [deal] });
        board.report();
      }),
      reportOfBatch: leastSeconds(() => reportAfter(board, batches[0]!)) * 1_000,
      reportOfOne: leastSeconds(() => reportAfter(board, batches[1]!.slice(0, 1))) * 1_000,
      evaluate: leastSeconds(() => evaluate(metrics, { deals }, query)) * 1_000,
      crossfilter: crossfilterRate(deals, batches[0]!),
    };
  });
}

type Board = ReturnType<typeof boardOf>;

function boardOf(deals: readonly BenchDeal[]) {
  return live(metrics, { deals }, query);
}

function reportAfter(board: Board, deals: readonly BenchDeal[]): void {
  board.upsert({ deals });
  board.report();
}

/** Deals that take the place of others: closed at another time, by another rep, for another amount. */
function changesOf(deals: readonly BenchDeal[]): BenchDeal[][] {
  const draw = drawsFrom(3);
  const any = (): BenchDeal => deals[draw(deals.length)]!;
  const changed = (): BenchDeal => ({ ...any(), id: any().id });
  return Array.from({ length: batchCount }, () => Array.from({ length: batchOf }, changed));
}

/** Compares a report after changes with that of `evaluate`, before anything is timed. */
function check(board: Board, deals: readonly BenchDeal[], batch: readonly BenchDeal[]): void {
  board.upsert({ deals: batch });
  const remaining = new Map([...deals, ...batch].map((deal) => [deal.id, deal]));
  const expected = evaluate(metrics, { deals: [...remaining.values()] }, query);
  const { rows, total } = board.report();
  if (!isDeepStrictEqual([...rows], [...expected.rows]) || !isDeepStrictEqual(total, expected.total))
    throw new Error("live: the report after changes differs from that of evaluate");
}

/** Seconds of processor time: the least of several rounds. */
function leastSeconds(run: () => void): number {
  let seconds = Infinity;
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    seconds = Math.min(seconds, (user + system) / 1e6);
  }
  return seconds;
}

/** crossfilter2 takes a changed row out by looking at all rows: one batch is enough to see. */
function crossfilterRate(deals: readonly BenchDeal[], batch: readonly BenchDeal[]): number {
  const held = crossfilter([...deals]);
  const cells = held.dimension(
    ({ ownerId, closedAt }) => `${ownerId} ${closedAt?.toISOString().slice(0, 7) ?? ""}`,
  );
  const sums = cells.group<string, Float64Array>().reduce(
    (sums, deal) => addTo(sums, deal, 1),
    (sums, deal) => addTo(sums, deal, -1),
    () => new Float64Array(6),
  );
  sums.all();
  const ids = new Set(batch.map(({ id }) => id));
  const before = process.cpuUsage();
  held.remove(({ id }) => ids.has(id));
  held.add([...new Map(batch.map((deal) => [deal.id, deal])).values()]);
  sums.all();
  const { user, system } = process.cpuUsage(before);
  return Math.round(batch.length / ((user + system) / 1e6));
}

function addTo(
  sums: Float64Array,
  { status, amount, createdAt, closedAt }: BenchDeal,
  sign: 1 | -1,
): Float64Array {
  if (closedAt === null) return sums;
  const first = status === "won" ? 0 : 3;
  sums[first]! += sign;
  sums[first + 1]! += sign * amount;
  sums[first + 2]! += sign * (closedAt.getTime() - createdAt.getTime());
  return sums;
}
