import { isDeepStrictEqual } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
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
import { byHand, inCrossfilter, inDbIvm, type LiveContender } from "./live-contenders.js";

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
  /** Changes a second of each contender in batches of 1,000, and one by one. */
  readonly others: Readonly<Record<OtherName, { readonly inBatches: number; readonly oneByOne: number }>>;
  /** Bytes that are held for a deal, beside the deal itself. */
  readonly bytes: Readonly<Record<"salesmetrics" | OtherName, number>>;
}

const metrics = {
  ...{ wonDeals, lostDeals, closedDeals, winRate, lossRate },
  ...{ bookings, averageDealSize, valueWeightedWinRate, salesCycle, timeToLoss },
};
const query = { by: byRep, ...monthly } as const;

const others = {
  "by hand": byHand,
  crossfilter2: inCrossfilter,
  "@tanstack/db-ivm": inDbIvm,
} as const;
type OtherName = keyof typeof others;

const batchOf = 1_000;
const batchCount = 200;
const rounds = 3;
const fewChanges = 20;

/** A tenth of a million deals, and a million: a change should cost the same. */
export function measureLive(): LiveTimes[] {
  return [100_000, 1_000_000].map((size) => {
    const deals = dealsOf(size).rows!;
    const batches = changesOf(deals);
    const bytes = {
      salesmetrics: bytesFor(() => boardOf(deals), size),
      ...eachOther((make) => bytesFor(() => make(deals), size)),
    };
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
      others: eachOther((make) => ratesOf(make(deals), batches)),
      bytes,
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

/** Compares a report after changes with that of `evaluate`, and sums of others with it, before anything is timed. */
function check(board: Board, deals: readonly BenchDeal[], batch: readonly BenchDeal[]): void {
  board.upsert({ deals: batch });
  const remaining = new Map([...deals, ...batch].map((deal) => [deal.id, deal]));
  const expected = evaluate(metrics, { deals: [...remaining.values()] }, query);
  const { rows, total } = board.report();
  if (!isDeepStrictEqual([...rows], [...expected.rows]) || !isDeepStrictEqual(total, expected.total))
    throw new Error("live: the report after changes differs from that of evaluate");
  for (const [name, make] of Object.entries(others)) {
    const other = make(deals);
    other.change(batch);
    const sums = other.sums();
    for (const { rep, period, wonDeals, bookings } of rows) {
      const found = sums.get(`${rep ?? ""} ${period.start.slice(0, 7)}`);
      const [won, amount] = [found?.[0] ?? 0, found?.[1] ?? 0];
      const total = bookings?.amount.toNumber() ?? 0;
      if (won !== wonDeals || Math.abs(amount - total) > 1e-9 * total)
        throw new Error(`live: ${name} differs from the report for ${rep ?? ""} in ${period.start}`);
    }
  }
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

/** Changes a second: of one batch, and of some of its changes, which is enough to see where others look at all rows. */
function ratesOf(
  { change }: LiveContender,
  [first, second]: readonly BenchDeal[][],
): { readonly inBatches: number; readonly oneByOne: number } {
  const few = second!.slice(0, fewChanges);
  return {
    inBatches: Math.round(batchOf / leastSeconds(() => change(first!))),
    oneByOne: Math.round(
      fewChanges /
        leastSeconds(() => {
          for (const deal of few) change([deal]);
        }),
    ),
  };
}

function eachOther<Value>(
  measure: (make: (deals: readonly BenchDeal[]) => LiveContender) => Value,
): Record<OtherName, Value> {
  const entries = Object.entries(others).map(([name, make]) => [name, measure(make)] as const);
  return Object.fromEntries(entries) as Record<OtherName, Value>;
}

/** Bytes for each of so many rows, of what a function makes. */
function bytesFor(make: () => unknown, rows: number): number {
  const before = heldBytes();
  const made = make();
  const bytes = Math.round((heldBytes() - before) / rows);
  // Used afterwards, so that it is still held when its bytes are read.
  if (made === null) throw new Error("live: nothing was made");
  return bytes;
}

function heldBytes(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
