import { mergeAll } from "../aggregates/accumulator.js";
import type { CubeCell, DimensionValue } from "../cube/cube.js";
import { compareCells } from "../cube/cube-of.js";
import type { Measure } from "../question/measure.js";

/** Builds the cells of a cube from rows of results. */
export class CubeBuilder {
  readonly #cells = new Map<string, CellBuilder>();

  constructor(readonly measures: readonly Measure[]) {}

  /** The cell of dimension values in a period, or without one. */
  cell(key: readonly DimensionValue[], ordinal: number | null): CellBuilder {
    const identity = JSON.stringify([ordinal, key]);
    let cell = this.#cells.get(identity);
    if (cell === undefined) this.#cells.set(identity, (cell = new CellBuilder(key, ordinal)));
    return cell;
  }

  cells(): CubeCell[] {
    return [...this.#cells.values()].map((cell) => cell.finished(this.measures)).sort(compareCells);
  }
}

/** The number of rows by reason, by the index of the measure. */
type Counts = Map<number, Record<string, number>>;

class CellBuilder {
  readonly #states = new Map<number, unknown[]>();
  readonly #excluded: Counts = new Map();
  readonly #unknown: Counts = new Map();

  constructor(
    readonly key: readonly DimensionValue[],
    readonly ordinal: number | null,
  ) {}

  addState(measure: number, state: unknown): void {
    const states = this.#states.get(measure);
    if (states === undefined) this.#states.set(measure, [state]);
    else states.push(state);
  }

  /** Counts rows that are not in the value of a measure. */
  addExcluded(measure: number, why: string, rows: number): void {
    addCount(this.#excluded, measure, why, rows);
  }

  /** Counts rows that are in this cell because a dimension could not be read. */
  addUnknown(measure: number, why: string, rows: number): void {
    addCount(this.#unknown, measure, why, rows);
  }

  finished(measures: readonly Measure[]): CubeCell {
    return {
      key: this.key,
      ordinal: this.ordinal,
      states: measures.map(({ aggregate }, index) => mergeAll(aggregate, this.#states.get(index) ?? [])),
      excluded: measures.map((_, index) => this.#excluded.get(index) ?? null),
      ...(this.#unknown.size > 0 && {
        unknown: measures.map((_, index) => this.#unknown.get(index) ?? null),
      }),
    };
  }
}

function addCount(counts: Counts, measure: number, why: string, rows: number): void {
  const known = counts.get(measure) ?? {};
  known[why] = (known[why] ?? 0) + rows;
  counts.set(measure, known);
}
