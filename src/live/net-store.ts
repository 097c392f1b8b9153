import { mergeAll } from "../aggregates/accumulator.js";
import type { Counts } from "../cube/cube.js";
import { mergedCounts } from "../cube/merge.js";
import type { Store } from "../cube/store.js";
import type { Measure } from "../question/measure.js";
import type { CellMemo } from "./cell-memo.js";
import { type Invertible, isVoid } from "./invertible.js";

/** What earlier scans left of a measure, by cell. */
export interface Settled {
  readonly states: readonly unknown[];
  readonly excluded: readonly Counts[];
  readonly unknown: readonly Counts[];
}

/** What a store has of a measure, in each of its cells. */
export function settledIn(store: Store, index: number): Settled {
  const cells = Array.from({ length: store.cells.size }, (_, cell) => cell);
  return {
    states: cells.map((cell) => store.gather(index, [cell])),
    excluded: cells.map((cell) => store.excluded(index, cell)),
    unknown: cells.map((cell) => store.unknown(index, cell)),
  };
}

/** The store of the rows that are there, in states that rows can be taken out of: those before and that came, without those that went. */
export function keptStore(
  kept: readonly Invertible[],
  before: readonly (Settled | null)[],
  came: Store,
  went: Store,
): Store {
  const gather: Store["gather"] = (index, cells) => {
    const { aggregate } = kept[index]!.measure;
    const found = before[index] === null ? [] : statesIn(before[index]!, cells);
    const arrived = came.gather(index, cells);
    if (arrived !== null) found.push(arrived);
    const all = mergeAll(aggregate, found);
    const gone = went.gather(index, cells);
    if (gone === null) return all;
    const state = aggregate.merge(all ?? aggregate.init(), aggregate.negate!(gone));
    return isVoid(state) ? null : state;
  };
  const counts = (what: "excluded" | "unknown"): Store["excluded"] => {
    return (index, cell) => {
      const earlier = before[index]?.[what][cell] ?? null;
      const all = came[what](index, cell);
      return netCounts(earlier === null ? all : mergedCounts([earlier, all]), went[what](index, cell));
    };
  };
  return {
    ...came,
    gather,
    finish: (index, cells, presentation) => {
      if (before[index] === null && went.gather(index, cells) === null)
        return came.finish(index, cells, presentation);
      const { aggregate } = kept[index]!.measure;
      return aggregate.finish(gather(index, cells) ?? aggregate.init(), presentation);
    },
    excluded: counts("excluded"),
    unknown: counts("unknown"),
  };
}

/** The store of the measures as they are asked for. `memo` keeps what is made of single cells. */
export function netStore(
  measures: readonly Measure[],
  kept: readonly Invertible[],
  store: Store,
  memo: CellMemo,
): Store {
  const gather: Store["gather"] = (index, cells) => {
    const { restored } = kept[index]!;
    if (restored === null) return store.gather(index, cells);
    const states = Array.from(cells, (cell) =>
      memo.recall(cell, 2 * index, () => {
        const state = store.gather(index, [cell]);
        return { state: state === null ? null : restored(state) };
      }),
    );
    return mergeAll(
      measures[index]!.aggregate,
      states.map(({ state }) => state).filter((state) => state !== null),
    );
  };
  const finish: Store["finish"] = (index, cells, presentation) => {
    if (kept[index]!.restored === null) return store.finish(index, cells, presentation);
    const { aggregate } = measures[index]!;
    return aggregate.finish(gather(index, cells) ?? aggregate.init(), presentation);
  };
  return {
    ...store,
    measures,
    gather,
    // Most values of a report are those of one cell, and most cells are as they were.
    finish: (index, cells, presentation) =>
      cells.length === 1 && presentation.mayMixCurrencies !== true
        ? memo.recall(cells[0]!, 2 * index + 1, () => finish(index, cells, presentation))
        : finish(index, cells, presentation),
  };
}

function statesIn({ states }: Settled, cells: ArrayLike<number>): unknown[] {
  const found: unknown[] = [];
  for (let index = 0; index < cells.length; index++) {
    const state = states[cells[index]!] ?? null;
    if (state !== null) found.push(state);
  }
  return found;
}

/** The counts of the one without the other; `null` for none. */
function netCounts(came: Counts, went: Counts): Counts {
  if (came === null || went === null) return came;
  const left = Object.entries(came)
    .map(([why, count]) => [why, count - (went[why] ?? 0)] as const)
    .filter(([, count]) => count !== 0);
  return left.length === 0 ? null : Object.fromEntries(left);
}
