import type { Fraction } from "../exact/index.js";
import { mergeAll } from "../aggregates/accumulator.js";
import type { Measure } from "../question/measure.js";
import { SalesmetricsError } from "../errors.js";
import { Cells, noPeriod } from "./cells.js";
import type { Counts, Cube, CubeCell } from "./cube.js";
import { compareCells, withUnknown } from "./cube-of.js";

/** Merges cubes of one question, cell by cell. Cubes hold plain states; the measures have the code that merges them. */
export function mergeCells(measures: readonly Measure[], cubes: readonly [Cube, ...Cube[]]): Cube {
  const [{ question }] = cubes;
  const asked = JSON.stringify(question);
  const cells = new Cells(Object.keys(question.by).length);
  const merged: CubeCell[] = [];
  const factors: Record<string, Fraction> = {};
  for (const cube of cubes) {
    if (JSON.stringify(cube.question) !== asked) {
      throw new SalesmetricsError(
        "unlike-cubes",
        `mergeCubes: expected cubes of one question, got ${asked} and ${JSON.stringify(cube.question)}`,
      );
    }
    Object.assign(factors, cube.factors);
    for (const cell of cube.cells) {
      const index = cells.at(cells.groupAt(cell.key), cell.ordinal ?? noPeriod);
      merged[index] = merged[index] === undefined ? cell : mergedCell(merged[index], cell, measures);
    }
  }
  return { version: 1, question, cells: merged.sort(compareCells), factors };
}

function mergedCell(left: CubeCell, right: CubeCell, measures: readonly Measure[]): CubeCell {
  return {
    key: left.key,
    ordinal: left.ordinal,
    states: measures.map(({ aggregate }, index) =>
      mergeAll(
        aggregate,
        [left.states[index], right.states[index]].filter((state) => state !== null),
      ),
    ),
    excluded: measures.map((_, index) => mergedCounts(left.excluded[index]!, right.excluded[index]!)),
    ...withUnknown(measures.map((_, index) => mergedCounts(unknownOf(left, index), unknownOf(right, index)))),
  };
}

function unknownOf({ unknown }: CubeCell, measure: number): Counts {
  return unknown?.[measure] ?? null;
}

function mergedCounts(left: Counts, right: Counts): Record<string, number> | null {
  if (left === null || right === null) return left ?? right;
  const counts = { ...left };
  for (const [why, count] of Object.entries(right)) counts[why] = (counts[why] ?? 0) + count;
  return counts;
}
