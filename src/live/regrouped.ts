import { Cells } from "../cube/cells.js";
import { questionOf } from "../cube/cube-of.js";
import { Groups } from "../cube/groups.js";
import { mergedCounts } from "../cube/merge.js";
import type { Store } from "../cube/store.js";
import type { Asked } from "./asked.js";
import { groupsThatHold } from "./group-condition.js";

/**
 * The store of another question, of cells that are there: split by some of their dimensions, over the groups for which its
 * `where` holds. `null` if they do not tell, and rows have to be read.
 */
export function regrouped(store: Store, asked: Asked, other: Asked): Store | null {
  const dimensions = Object.values(asked.query.by ?? {});
  const places = Object.values(other.query.by ?? {}).map((dimension) => dimensions.indexOf(dimension));
  if (places.includes(-1) || frameText(asked) !== frameText(other)) return null;
  const used = store.cells.used();
  const isDropped = places.length < dimensions.length;
  if (isDropped && used.some((cell) => isAnyUnknown(store, cell))) return null;
  const holds = groupsThatHold(store, used, asked, other);
  return (
    holds &&
    regroupedBy(
      store,
      used.filter((cell) => holds(store.cells.groupOf(cell))),
      places,
      other,
    )
  );
}

/** What a question says but its dimensions and conditions, as text. */
function frameText({ plan, query, frame }: Asked): string {
  return JSON.stringify(questionOf(plan.measures, { ...query, by: {}, where: undefined }, frame));
}

/** Whether a row of a cell has a dimension value that cannot be read. */
function isAnyUnknown(store: Store, cell: number): boolean {
  return store.measures.some((_, index) => store.unknown(index, cell) !== null);
}

/** Puts cells together whose groups have the same values of the dimensions at some places. */
function regroupedBy(
  store: Store,
  from: readonly number[],
  places: readonly number[],
  { measures }: Asked,
): Store {
  const groups = new Groups(places.length);
  const cells = new Cells(groups);
  const parts: number[][] = [];
  for (const cell of from) {
    const key = store.groups.keyOf(store.cells.groupOf(cell));
    const into = cells.at(groups.at(places.map((place) => key[place]!)), store.cells.ordinalOf(cell));
    cells.use(into);
    (parts[into] ??= []).push(cell);
  }
  const partsOf = (found: ArrayLike<number>): number[] => Array.from(found, (cell) => parts[cell]!).flat();
  return {
    ...store,
    cells,
    groups,
    measures,
    gather: (index, found) => store.gather(index, partsOf(found)),
    finish: (index, found, presentation) => store.finish(index, partsOf(found), presentation),
    excluded: (index, cell) => mergedCounts(parts[cell]!.map((part) => store.excluded(index, part))),
    unknown: (index, cell) => mergedCounts(parts[cell]!.map((part) => store.unknown(index, part))),
  };
}
