import { mergeAll } from "../aggregates/accumulator.js";
import type { Outcome, Presentation } from "../aggregates/outcome.js";
import type { Fraction } from "../exact/index.js";
import type { Measure } from "../question/measure.js";
import { Cells, noPeriod } from "./cells.js";
import type { Counts, Cube, CubeCell } from "./cube.js";
import { type GroupNumbers, Groups } from "./groups.js";

/** Cells and the states in them: the result of a scan, or a cube that was read. `measure` is an index in `measures`. */
export interface Store {
  readonly cells: Cells;
  readonly groups: GroupNumbers;
  readonly measures: readonly Measure[];
  readonly currency: string | null;
  readonly factors: Readonly<Record<string, Fraction>>;
  /** The result of a measure over some cells together. */
  finish(measure: number, cells: ArrayLike<number>, presentation: Presentation): Outcome<unknown>;
  /** The state of a measure over some cells together; `null` if they are empty. */
  gather(measure: number, cells: ArrayLike<number>): unknown;
  /** How many rows of a cell a measure could not use, by reason. */
  excluded(measure: number, cell: number): Counts;
  /** How many rows a measure used in a cell though a dimension value of theirs could not be read, by reason. */
  unknown(measure: number, cell: number): Counts;
}

/** The store of a cube that was read. */
export function storeOf(measures: readonly Measure[], cube: Cube): Store {
  const groups = new Groups(cube.question.by.length);
  const cells = new Cells(groups);
  const byIndex: CubeCell[] = [];
  for (const cell of cube.cells) {
    const index = cells.at(groups.at(cell.key), cell.ordinal ?? noPeriod);
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
    groups,
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
