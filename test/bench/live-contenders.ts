import crossfilter from "crossfilter2";
import { D2, groupBy, groupByOperators, MultiSet, output } from "@tanstack/db-ivm";
import { memoized } from "../../src/memo.js";
import type { BenchDeal } from "./data/rows.js";

/** Keeps, by rep and month, the six sums that ten metrics are made of, in floating point. */
export interface LiveContender {
  /** Puts deals in the place of those with their ids. */
  readonly change: (deals: readonly BenchDeal[]) => void;
  /** The sums of each cell. */
  readonly sums: () => ReadonlyMap<string, ArrayLike<number>>;
}

/** The key of a deal's cell; that of open deals is no cell. */
function cellOf({ ownerId, closedAt }: BenchDeal): string {
  return `${ownerId} ${closedAt?.toISOString().slice(0, 7) ?? ""}`;
}

/** What a changed deal costs where the six sums are all there is: look-ups by text, and sums that go down and up. */
export function byHand(deals: readonly BenchDeal[]): LiveContender {
  const known = new Map<string, BenchDeal>();
  const reps = new Map<string, Map<number, Float64Array>>();
  const add = (deal: BenchDeal, sign: 1 | -1): void => {
    const { ownerId, closedAt } = deal;
    if (closedAt === null) return;
    const months = memoized(reps, ownerId, () => new Map<number, Float64Array>());
    const month = closedAt.getUTCFullYear() * 12 + closedAt.getUTCMonth();
    addTo(
      memoized(months, month, () => new Float64Array(6)),
      deal,
      sign,
    );
  };
  const change = (changed: readonly BenchDeal[]): void => {
    for (const deal of changed) {
      const before = known.get(deal.id);
      if (before !== undefined) add(before, -1);
      add(deal, 1);
      known.set(deal.id, deal);
    }
  };
  change(deals);
  const named = ([rep, months]: readonly [string, ReadonlyMap<number, Float64Array>]) =>
    [...months].map(([month, sums]): [string, Float64Array] => [
      `${rep} ${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`,
      sums,
    ]);
  return { change, sums: () => new Map([...reps].flatMap(named)) };
}

/** `crossfilter2` takes a changed row out by looking at all rows. */
export function inCrossfilter(deals: readonly BenchDeal[]): LiveContender {
  const held = crossfilter([...deals]);
  const cells = held
    .dimension(cellOf)
    .group<string, Float64Array>()
    .reduce(
      (sums, deal) => addTo(sums, deal, 1),
      (sums, deal) => addTo(sums, deal, -1),
      () => new Float64Array(6),
    );
  cells.all();
  return {
    change(changed) {
      const last = new Map(changed.map((deal) => [deal.id, deal]));
      held.remove(({ id }) => last.has(id));
      held.add([...last.values()]);
      cells.all();
    },
    sums: () => new Map(cells.all().map(({ key, value }) => [key, value])),
  };
}

/** `@tanstack/db-ivm` takes a changed row as one that went and one that came, and reduces its group anew. */
export function inDbIvm(deals: readonly BenchDeal[]): LiveContender {
  const graph = new D2();
  const input = graph.newInput<BenchDeal>();
  const cells = new Map<string, Float64Array>();
  const sumOf = (place: number) =>
    groupByOperators.sum((deal: BenchDeal) => addTo(new Float64Array(6), deal, 1)[place]!);
  const sums = { a: sumOf(0), b: sumOf(1), c: sumOf(2), d: sumOf(3), e: sumOf(4), f: sumOf(5) };
  input.pipe(
    groupBy((deal) => ({ cell: cellOf(deal) }), sums),
    output((changes) => {
      for (const [[, { cell, a, b, c, d, e, f }], count] of changes.getInner())
        if (count > 0) cells.set(cell, Float64Array.of(a, b, c, d, e, f));
    }),
  );
  graph.finalize();
  const known = new Map<string, BenchDeal>();
  const change = (changed: readonly BenchDeal[]): void => {
    const moves: [BenchDeal, number][] = [];
    for (const deal of changed) {
      const before = known.get(deal.id);
      if (before !== undefined) moves.push([before, -1]);
      moves.push([deal, 1]);
      known.set(deal.id, deal);
    }
    input.sendData(new MultiSet(moves));
    graph.run();
  };
  change(deals);
  return { change, sums: () => cells };
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
