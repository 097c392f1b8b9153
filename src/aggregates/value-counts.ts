import { compareDecimals, type DecimalInput, firstWhere } from "../exact/index.js";
import { type Decimals, plainDecimal } from "../vectors/decimals.js";
import type { NumberVector } from "../vectors/vector.js";
import type { Accumulator, CellRows } from "./accumulator.js";
import { CellValues } from "./cell-values.js";
import type { NumericAggregate } from "./numeric-aggregate.js";
import { condense, gathered, type Weighted } from "./order-statistics.js";

/** How often each value occurred, in ascending order. A value is the number that prints as it, where there is one. */
export interface Ranking {
  n: number;
  readonly values: DecimalInput[];
  readonly counts: number[];
}

/** What an aggregate whose state is a ranking has in common with the others. */
export const rankings: Omit<NumericAggregate<Ranking>, "definition" | "find"> = {
  class: "holistic",
  init: () => ({ n: 0, values: [], counts: [] }),
  step: (state, value) => rank(state, value, 1),
  remove: (state, value) => rank(state, value, -1),
  merge: mergeRankings,
  negate: ({ n, values, counts }) => ({ n: -n, values, counts: counts.map((count) => -count) }),
  accumulator: () => new RankingAccumulator(),
};

/** Counts `times` more of a value, in place; a value that is no longer there is forgotten. */
function rank(state: Ranking, input: DecimalInput, times: number): Ranking {
  const { values, counts } = state;
  const value = plain(input);
  const place = firstWhere(0, values.length, (index) => compareDecimals(values[index]!, value) >= 0);
  if (place < values.length && compareDecimals(values[place]!, value) === 0) {
    counts[place]! += times;
    if (counts[place] === 0) {
      values.splice(place, 1);
      counts.splice(place, 1);
    }
  } else {
    values.splice(place, 0, value);
    counts.splice(place, 0, times);
  }
  state.n += times;
  return state;
}

function plain(value: DecimalInput): DecimalInput {
  const decimal = plainDecimal(value)!;
  return decimal === 0 ? 0 : decimal;
}

function mergeRankings(left: Ranking, right: Ranking): Ranking {
  const merged: Ranking = { n: left.n + right.n, values: [], counts: [] };
  let [first, second] = [0, 0];
  while (first < left.values.length || second < right.values.length) {
    const order =
      first === left.values.length
        ? 1
        : second === right.values.length
          ? -1
          : compareDecimals(left.values[first]!, right.values[second]!);
    const value = order <= 0 ? left.values[first]! : right.values[second]!;
    const count = (order <= 0 ? left.counts[first++]! : 0) + (order >= 0 ? right.counts[second++]! : 0);
    // What is taken out of one ranking by another is forgotten.
    if (count === 0) continue;
    merged.values.push(value);
    merged.counts.push(count);
  }
  return merged;
}

/** The numbers of each cell; beside them, what no number prints as. */
export class RankingAccumulator implements Accumulator<Ranking> {
  readonly #values = new CellValues(condense);
  readonly #long = new Map<number, Ranking>();

  fold({ decimals }: NumberVector, selected: CellRows): void {
    const values = decimals.values();
    this.#values.add(values, decimals.exceptions === null ? selected : this.#withoutLong(decimals, selected));
  }

  gather(cells: ArrayLike<number>): Ranking | null {
    const { values, counts, n } = this.numbersOf(cells);
    const size = condense(values, counts, 0, values.length);
    const found: Ranking = {
      n,
      values: [...values.subarray(0, size)],
      counts: [...counts.subarray(0, size)],
    };
    for (let index = 0; index < cells.length; index++) {
      const long = this.#long.get(cells[index]!);
      for (const [place, value] of long?.values.entries() ?? []) rank(found, value, long!.counts[place]!);
    }
    return found.n === 0 ? null : found;
  }

  /** Whether there is nothing but numbers. */
  protected get isShort(): boolean {
    return this.#long.size === 0;
  }

  /** The numbers of some cells together, in no order. */
  protected numbersOf(cells: ArrayLike<number>): Weighted {
    return gathered(Array.from(cells, (cell) => this.#values.runOf(cell)));
  }

  /** Ranks what no number prints as, and leaves the other rows. */
  #withoutLong(decimals: Decimals, { rows, cells, count, cellCount }: CellRows): CellRows {
    const values = decimals.values();
    const isShort = (_: number, index: number): boolean => !Number.isNaN(values[rows[index]!]!);
    for (let index = 0; index < count; index++)
      if (!isShort(0, index)) this.#rankLong(cells[index]!, decimals.at(rows[index]!));
    const [shortRows, shortCells] = [
      rows.subarray(0, count).filter(isShort),
      cells.subarray(0, count).filter(isShort),
    ];
    return { rows: shortRows, cells: shortCells, count: shortRows.length, cellCount };
  }

  #rankLong(cell: number, value: DecimalInput): void {
    const ranking = this.#long.get(cell) ?? { n: 0, values: [], counts: [] };
    this.#long.set(cell, rank(ranking, value, 1));
  }
}
