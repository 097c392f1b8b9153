import { mergeAll } from "../aggregates/accumulator.js";
import type { Measure } from "../question/measure.js";
import { SalesmetricsError } from "../errors.js";
import { memoized } from "../memo.js";
import { Cells, noPeriod } from "./cells.js";
import type { Counts, Cube, CubeCell } from "./cube.js";
import { compareCells, withUnknown } from "./cube-of.js";
import { Groups } from "./groups.js";
import { firstDifference } from "./json.js";

/** Merges cubes of one question, cell by cell. Cubes hold plain states; the measures have the code that merges them. */
export function mergeCells(measures: readonly Measure[], cubes: readonly [Cube, ...Cube[]]): Cube {
  const [{ question }] = cubes;
  const groups = new Groups(question.by.length);
  const cells = new Cells(groups);
  const cellsToMerge = new Map<number, CubeCell[]>();
  for (const cube of cubes) {
    const difference = firstDifference(question, cube.question);
    if (difference !== null) {
      throw new SalesmetricsError(
        "unlike-cubes",
        `mergeCubes: expected cubes of one question, got two whose question${difference} differs`,
      );
    }
    for (const cell of cube.cells) {
      const index = cells.at(groups.at(cell.key), cell.ordinal ?? noPeriod);
      memoized(cellsToMerge, index, (): CubeCell[] => []).push(cell);
    }
  }
  const merged = Array.from(cellsToMerge.values(), (same) => mergedCell(same, measures));
  const factors = Object.fromEntries(cubes.flatMap((cube) => Object.entries(cube.factors)));
  return { version: 1, question, cells: merged.sort(compareCells), factors };
}

/** One cell of many. All states of a measure are merged at once: one after another would copy the first ones each time. */
function mergedCell(same: readonly CubeCell[], measures: readonly Measure[]): CubeCell {
  const { key, ordinal } = same[0]!;
  return {
    key,
    ordinal,
    states: measures.map(({ aggregate }, index) =>
      mergeAll(
        aggregate,
        same.map(({ states }) => states[index]).filter((state) => state !== null),
      ),
    ),
    excluded: measures.map((_, index) => mergedCounts(same.map(({ excluded }) => excluded[index]!))),
    ...withUnknown(
      measures.map((_, index) => mergedCounts(same.map(({ unknown }) => unknown?.[index] ?? null))),
    ),
  };
}

/** The sums of all counts, by reason; `null` for none. */
export function mergedCounts(all: readonly Counts[]): Counts {
  const sums = new Map<string, number>();
  for (const counts of all)
    for (const [why, count] of Object.entries(counts ?? {})) sums.set(why, (sums.get(why) ?? 0) + count);
  return sums.size === 0 ? null : Object.fromEntries(sums);
}
