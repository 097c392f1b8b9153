import { mergeAll } from "../aggregates/accumulator.js";
import type { CubeCell, DimensionValue } from "../cube/cube.js";
import { compareCells } from "../cube/cube-of.js";
import type { Measure } from "../question/measure.js";
import { memoized } from "../memo.js";

/** Builds the cells of a cube from rows of results. */
export class CubeBuilder {
  readonly #cells = new Map<string, CellBuilder>();

  constructor(readonly measures: readonly Measure[]) {}

  cell(key: readonly DimensionValue[], ordinal: number | null): CellBuilder {
    const make = (): CellBuilder => new CellBuilder(key, ordinal, this.measures);
    return memoized(this.#cells, JSON.stringify([ordinal, key]), make);
  }

  cells(): CubeCell[] {
    return [...this.#cells.values()].map((cell) => cell.finished()).sort(compareCells);
  }
}

/** The number of rows by reason. */
type Counts = Record<string, number>;

class CellBuilder {
  readonly #states: unknown[][];
  readonly #excluded: (Counts | null)[];
  readonly #unknown: (Counts | null)[];

  constructor(
    readonly key: readonly DimensionValue[],
    readonly ordinal: number | null,
    readonly measures: readonly Measure[],
  ) {
    this.#states = measures.map(() => []);
    this.#excluded = measures.map(() => null);
    this.#unknown = measures.map(() => null);
  }

  addState(measure: number, state: unknown): void {
    this.#states[measure]!.push(state);
  }

  /** Counts rows that are not in the value of a measure. */
  addExcluded(measure: number, why: string, rows: number): void {
    addCount((this.#excluded[measure] ??= {}), why, rows);
  }

  /** Counts rows that are in this cell because a dimension could not be read. */
  addUnknown(measure: number, why: string, rows: number): void {
    addCount((this.#unknown[measure] ??= {}), why, rows);
  }

  finished(): CubeCell {
    return {
      key: this.key,
      ordinal: this.ordinal,
      states: this.measures.map(({ aggregate }, index) => mergeAll(aggregate, this.#states[index]!)),
      excluded: this.#excluded,
      ...(this.#unknown.some((counts) => counts !== null) && { unknown: this.#unknown }),
    };
  }
}

function addCount(counts: Counts, why: string, rows: number): void {
  counts[why] = (counts[why] ?? 0) + rows;
}
