import { mergeAll } from "../aggregates/accumulator.js";
import type { Counts } from "../cube/cube.js";
import type { Store } from "../cube/store.js";
import type { Measure } from "../question/measure.js";
import type { CellMemo } from "./cell-memo.js";
import { type Invertible, isVoid } from "./invertible.js";

/** The store of the rows that came and have not gone: every state is the one without the other. `memo` keeps those of cells. */
export function netStore(
  measures: readonly Measure[],
  kept: readonly Invertible[],
  came: Store,
  went: Store,
  memo: CellMemo,
): Store {
  const netOf = (index: number, cells: ArrayLike<number>): unknown => {
    const [all, gone] = [came.gather(index, cells), went.gather(index, cells)];
    if (gone === null) return all;
    const { aggregate } = kept[index]!.measure;
    const state = aggregate.merge(all ?? aggregate.init(), aggregate.negate!(gone));
    return isVoid(state) ? null : state;
  };
  const gather = (index: number, cells: ArrayLike<number>): unknown => {
    const { restored } = kept[index]!;
    if (restored === null) return netOf(index, cells);
    const { aggregate } = measures[index]!;
    const states = Array.from(cells, (cell) =>
      memo.recall(cell, 2 * index, () => {
        const state = netOf(index, [cell]);
        return { state: state === null ? null : restored(state) };
      }),
    );
    return mergeAll(
      aggregate,
      states.map(({ state }) => state).filter((state) => state !== null),
    );
  };
  const finish: Store["finish"] = (index, cells, presentation) => {
    if (kept[index]!.restored === null && went.gather(index, cells) === null)
      return came.finish(index, cells, presentation);
    const { aggregate } = measures[index]!;
    return aggregate.finish(gather(index, cells) ?? aggregate.init(), presentation);
  };
  return {
    ...came,
    measures,
    gather,
    // Most values of a report are those of one cell, and most cells are as they were.
    finish: (index, cells, presentation) =>
      cells.length === 1 && presentation.mayMixCurrencies !== true
        ? memo.recall(cells[0]!, 2 * index + 1, () => finish(index, cells, presentation))
        : finish(index, cells, presentation),
    excluded: (index, cell) => netCounts(came.excluded(index, cell), went.excluded(index, cell)),
    unknown: (index, cell) => netCounts(came.unknown(index, cell), went.unknown(index, cell)),
  };
}

/** The counts of the one without the other; `null` for none. */
function netCounts(came: Counts, went: Counts): Counts {
  if (came === null || went === null) return came;
  const left = Object.entries(came)
    .map(([why, count]) => [why, count - (went[why] ?? 0)] as const)
    .filter(([, count]) => count !== 0);
  return left.length === 0 ? null : Object.fromEntries(left);
}
