import type { Fraction } from "../exact/index.js";
import { mergeAll } from "../aggregates/accumulator.js";
import type { Measure } from "../question/measure.js";
import { SalesmetricsError } from "../errors.js";
import { Cells, compareKeys, noPeriod } from "./cells.js";
import type { Counts, Cube, CubeCell } from "./cube.js";
import type { Store } from "./store.js";

/** Merges cubes of one question, cell by cell. The measures give the code that the cubes' plain states lack. */
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

function withUnknown(unknown: readonly Counts[]): Pick<CubeCell, "unknown"> {
  return unknown.every((counts) => counts === null) ? {} : { unknown };
}

function mergedCounts(left: Counts, right: Counts): Record<string, number> | null {
  if (left === null || right === null) return left ?? right;
  const counts = { ...left };
  for (const [why, count] of Object.entries(right)) counts[why] = (counts[why] ?? 0) + count;
  return counts;
}

/** An order of cells that does not depend on the rows'. */
export function compareCells(left: CubeCell, right: CubeCell): number {
  return compareKeys(left.key, right.key) || (left.ordinal ?? -Infinity) - (right.ordinal ?? -Infinity) || 0;
}

/** The cells of a store as plain data. */
export function cellsOf(store: Store): CubeCell[] {
  const { cells, measures } = store;
  const found = cells.used().map((cell): CubeCell => {
    const ordinal = cells.ordinalOf(cell);
    return {
      key: cells.keyOf(cells.groupOf(cell)),
      ordinal: ordinal === noPeriod ? null : ordinal,
      states: measures.map((_, index) => store.gather(index, [cell])),
      excluded: measures.map((_, index) => store.excluded(index, cell)),
      ...withUnknown(measures.map((_, index) => store.unknown(index, cell))),
    };
  });
  return found.sort(compareCells);
}

/** A cube laid out as what a scan finds. */
export function storeOf(measures: readonly Measure[], cube: Cube): Store {
  const cells = new Cells(Object.keys(cube.question.by).length);
  const byIndex: CubeCell[] = [];
  for (const cell of cube.cells) {
    const index = cells.at(cells.groupAt(cell.key), cell.ordinal ?? noPeriod);
    byIndex[index] = cell;
    cells.use(index);
  }
  const gather = (measure: number, found: ArrayLike<number>): unknown => {
    const states = Array.from(found, (cell) => byIndex[cell]?.states[measure] ?? null);
    return mergeAll(
      measures[measure]!.aggregate,
      states.filter((state) => state !== null),
    );
  };
  return {
    cells,
    measures,
    currency: cube.question.currency,
    factors: cube.factors,
    gather,
    excluded: (measure, cell) => byIndex[cell]?.excluded[measure] ?? null,
    unknown: (measure, cell) => byIndex[cell]?.unknown?.[measure] ?? null,
    finish: (measure, found, presentation) => {
      const { aggregate } = measures[measure]!;
      return aggregate.finish(gather(measure, found) ?? aggregate.init(), presentation);
    },
  };
}
