import { invalidArgument } from "../errors.js";
import { compareDecimals, type DecimalInput, multiplyDecimals, subtractDecimals } from "../money/exact.js";
import { type Decimals, plainDecimal } from "../vectors/decimals.js";
import type { NumberVector } from "../vectors/vector.js";
import type { Accumulator, Selected } from "./accumulator.js";
import { CellValues, type Run } from "./cell-values.js";
import type { NumericAggregate, Part } from "./numeric.js";
import { condense, gathered, neighbours } from "./order-statistics.js";
import { addQuotients, compareQuotients, type Quotient, quotient } from "./quotient.js";

/** How often each value occurred, in ascending order. A value is the number that prints as it, where there is one. */
export interface Ranking {
  n: number;
  readonly values: DecimalInput[];
  readonly counts: number[];
}

/**
 * The quantile by linear interpolation between order statistics (type 7, the default of R and numpy), computed
 * exactly in decimals.
 */
export function quantiles(probability: number): NumericAggregate<Ranking> {
  if (!(probability >= 0 && probability <= 1)) {
    throw invalidArgument("quantile", "a probability from 0 to 1", probability);
  }
  return {
    definition: { quantile: probability },
    class: "holistic",
    init: () => ({ n: 0, values: [], counts: [] }),
    step: (state, value) => rank(state, value, 1),
    remove: (state, value) => rank(state, value, -1),
    merge: mergeRankings,
    negate: ({ n, values, counts }) => ({ n: -n, values, counts: counts.map((count) => -count) }),
    find: (parts) => {
      const n = parts.reduce((sum, { state }) => sum + state.n, 0);
      return n === 0 ? null : { value: interpolate(parts, n, probability), n };
    },
    accumulator: () => new RankingAccumulator(probability),
  };
}

/** Counts `times` more of a value, in place; a value that is no longer there is forgotten. */
function rank(state: Ranking, input: DecimalInput, times: number): Ranking {
  const { values, counts } = state;
  const value = plain(input);
  const place = placeOf(values, value);
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

/** The place of a value among others in ascending order, by bisection. */
function placeOf(values: readonly DecimalInput[], value: DecimalInput): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareDecimals(values[middle]!, value) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
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

function interpolate(parts: readonly Part<Ranking>[], n: number, probability: number): Quotient {
  const [below, share] = positionOf(probability, n);
  const nth = selectionOf(parts);
  const lower = nth(below);
  if (share === "0") return lower;
  const upper = nth(below + 1);
  return addQuotients(
    quotient(lower.numerator, lower.denominator, { numerator: subtractDecimals(1, share), denominator: "1" }),
    quotient(upper.numerator, upper.denominator, { numerator: share, denominator: "1" }),
  );
}

/** How many values come before the quantile's lower neighbour, and how far on from it to the next the quantile is. */
function positionOf(probability: number, n: number): readonly [below: number, share: string] {
  const position = multiplyDecimals(probability, n - 1);
  const below = Number(position.split(".")[0]);
  return [below, subtractDecimals(position, below)];
}

/** What finds the value with so many before it. Rankings with factors of their own are put in one order first. */
function selectionOf(parts: readonly Part<Ranking>[]): (index: number) => Quotient {
  const [first, ...others] = parts.filter(({ state }) => state.n > 0);
  if (others.length === 0) {
    const { state, factor } = first!;
    return (index) => quotient(String(state.values[placeAt(state.counts, index)]), "1", factor);
  }
  const all = [first!, ...others].flatMap(({ state, factor }) =>
    state.values.map((value, place) => ({
      value: quotient(String(value), "1", factor),
      count: state.counts[place]!,
    })),
  );
  all.sort((left, right) => compareQuotients(left.value, right.value));
  const counts = all.map(({ count }) => count);
  return (index) => all[placeAt(counts, index)]!.value;
}

function placeAt(counts: readonly number[], index: number): number {
  let place = 0;
  for (let passed = counts[0]!; passed <= index; passed += counts[place]!) place++;
  return place;
}

/** The numbers of each cell; beside them, what no number prints as. */
class RankingAccumulator implements Accumulator<Ranking> {
  readonly #values = new CellValues(condense);
  readonly #long = new Map<number, Ranking>();

  constructor(readonly probability: number) {}

  fold({ decimals }: NumberVector, selected: Selected): void {
    const values = decimals.values();
    this.#values.add(values, decimals.exceptions === null ? selected : this.#withoutLong(decimals, selected));
  }

  gather(cells: ArrayLike<number>): Ranking | null {
    const { values, counts, n } = gathered(this.#runsOf(cells));
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

  /** The two values that the quantile lies between stand for those before and after them. */
  essence(cells: ArrayLike<number>): Ranking | null {
    if (this.#long.size > 0) return this.gather(cells);
    const { values, counts, n } = gathered(this.#runsOf(cells));
    if (n === 0) return null;
    const [before] = positionOf(this.probability, n);
    const [lower, upper] = neighbours(values, counts, before);
    const others = n - before - 1;
    return others === 0
      ? { n, values: [lower], counts: [n] }
      : { n, values: [lower, upper], counts: [before + 1, others] };
  }

  #runsOf(cells: ArrayLike<number>): Run[] {
    return Array.from(cells, (cell) => this.#values.runOf(cell));
  }

  /** Ranks what no number prints as, and leaves the other rows. */
  #withoutLong(decimals: Decimals, { rows, cells, count, cellCount }: Selected): Selected {
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
