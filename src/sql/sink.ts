import { mergeAll } from "../aggregates/accumulator.js";
import type { Measure } from "../question/measure.js";
import { compareCells } from "../cube/cube-of.js";
import type { CubeCell, DimensionValue } from "../cube/cube.js";

/** Collects what results say of each cell. */
export class Sink {
  readonly #cells = new Map<string, FilledCell>();

  constructor(readonly measures: readonly Measure[]) {}

  /** The cell of some dimension values in a period, or in none. */
  at(key: readonly DimensionValue[], ordinal: number | null): FilledCell {
    const identity = JSON.stringify([ordinal, key]);
    let cell = this.#cells.get(identity);
    if (cell === undefined) this.#cells.set(identity, (cell = new FilledCell(key, ordinal)));
    return cell;
  }

  /** The cells of a cube. */
  cells(): CubeCell[] {
    return [...this.#cells.values()].map((cell) => cell.finished(this.measures)).sort(compareCells);
  }
}

type Tallies = Map<number, Record<string, number>>;

/** What is in one cell, by the place of a measure. */
class FilledCell {
  readonly #states = new Map<number, unknown[]>();
  readonly #excluded: Tallies = new Map();
  readonly #unknown: Tallies = new Map();

  constructor(
    readonly key: readonly DimensionValue[],
    readonly ordinal: number | null,
  ) {}

  add(measure: number, state: unknown): void {
    const states = this.#states.get(measure);
    if (states === undefined) this.#states.set(measure, [state]);
    else states.push(state);
  }

  exclude(measure: number, why: string, count: number): void {
    tally(this.#excluded, measure, why, count);
  }

  /** Counts rows that are here because what splits them could not be read. */
  misplace(measure: number, why: string, count: number): void {
    tally(this.#unknown, measure, why, count);
  }

  finished(measures: readonly Measure[]): CubeCell {
    const each = <Value>(of: (index: number) => Value): Value[] => measures.map((_, index) => of(index));
    return {
      key: this.key,
      ordinal: this.ordinal,
      states: each((index) => mergeAll(measures[index]!.aggregate, this.#states.get(index) ?? [])),
      excluded: each((index) => this.#excluded.get(index) ?? null),
      ...(this.#unknown.size > 0 && { unknown: each((index) => this.#unknown.get(index) ?? null) }),
    };
  }
}

function tally(tallies: Tallies, measure: number, why: string, count: number): void {
  const known = tallies.get(measure) ?? {};
  known[why] = (known[why] ?? 0) + count;
  tallies.set(measure, known);
}
