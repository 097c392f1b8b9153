import { Cells } from "../cube/cells.js";
import { questionOf } from "../cube/cube-of.js";
import { Groups } from "../cube/groups.js";
import { mergedCounts } from "../cube/merge.js";
import type { Store } from "../cube/store.js";
import { oncePerLast } from "../memo.js";
import type { Asked } from "./asked.js";
import { type GroupKeys, groupsThatHold } from "./group-condition.js";

/**
 * The store of another question, of cells that are there: split by some of their dimensions, over the groups for which its
 * `where` holds. `null` if they do not tell, and rows have to be read.
 */
export function regrouped(store: Store, asked: Asked, other: Asked): Store | null {
  const dimensions = Object.values(asked.query.by ?? {});
  const places = Object.values(other.query.by ?? {}).map((dimension) => dimensions.indexOf(dimension));
  if (places.includes(-1) || frameText(asked) !== frameText(other)) return null;
  const groupOf = (cell: number): number => store.cells.groupOf(cell);
  const used = store.cells.used();
  const keys = new Map(used.map((cell) => [groupOf(cell), store.groups.keyOf(groupOf(cell))]));
  const isBlank = (cell: number): boolean =>
    keys.get(groupOf(cell))!.some((value, place) => value === null && !places.includes(place));
  if (used.some((cell) => isBlank(cell) && isAnyUnknown(store, cell))) return null;
  const holding = groupsThatHold(keys, asked, other);
  return (
    holding &&
    regroupedBy(
      store,
      used.filter((cell) => holding.has(groupOf(cell))),
      keys,
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
  keys: GroupKeys,
  places: readonly number[],
  { measures }: Asked,
): Store {
  const groups = new Groups(places.length);
  const cells = new Cells(groups);
  const parts: number[][] = [];
  for (const cell of from) {
    const key = keys.get(store.cells.groupOf(cell))!;
    const into = cells.at(groups.at(places.map((place) => key[place]!)), store.cells.ordinalOf(cell));
    cells.use(into);
    (parts[into] ??= []).push(cell);
  }
  // Most measures are asked for the same cells, one after another.
  const partsOf = oncePerLast((found: ArrayLike<number>): number[] => {
    const all: number[] = [];
    for (let index = 0; index < found.length; index++) all.push(...parts[found[index]!]!);
    return all;
  });
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
