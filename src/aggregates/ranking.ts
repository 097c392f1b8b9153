import { compareDecimals, type DecimalInput } from "../money/exact.js";
import { plainDecimal } from "../vectors/decimals.js";
import { grown, Slots } from "../vectors/slots.js";
import type { NumberVector } from "../vectors/vector.js";
import type { Accumulator, Selected } from "./accumulator.js";
import type { NumericAggregate } from "./numeric.js";

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
  accumulator: () => new RankingAccumulator(),
};

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
    merged.values.push(order <= 0 ? left.values[first]! : right.values[second]!);
    merged.counts.push((order <= 0 ? left.counts[first++]! : 0) + (order >= 0 ? right.counts[second++]! : 0));
  }
  return merged;
}

/** How often each pair of a cell and a number occurred; beside them, what no number prints as. */
class RankingAccumulator implements Accumulator<Ranking> {
  readonly #pairs = new Slots();
  #counts = new Float64Array(0);
  readonly #long = new Map<number, Ranking>();

  fold({ decimals }: NumberVector, { rows, cells, count }: Selected): void {
    const values = decimals.values();
    this.#counts = grown(this.#counts, this.#pairs.size + count);
    for (let index = 0; index < count; index++) {
      const [cell, row] = [cells[index]!, rows[index]!];
      const value = values[row]!;
      if (Number.isNaN(value)) this.#rankLong(cell, decimals.at(row));
      else this.#counts[this.#pairs.at(cell, value)]!++;
    }
  }

  gather(cells: ArrayLike<number>): Ranking | null {
    const found: Ranking = this.#numbersOf(cells);
    for (let index = 0; index < cells.length; index++) {
      const long = this.#long.get(cells[index]!);
      for (const [place, value] of long?.values.entries() ?? []) {
        rank(found, value, long!.counts[place]!);
      }
    }
    return found.n === 0 ? null : found;
  }

  #numbersOf(cells: ArrayLike<number>): Ranking {
    const slots: Int32Array[] = [];
    let size = 0;
    for (let index = 0; index < cells.length; index++) {
      const found = this.#pairs.startingWith(cells[index]!);
      slots.push(found);
      size += found.length;
    }
    const order = new Float64Array(size);
    const counted = new Map<number, number>();
    let [place, n] = [0, 0];
    for (const found of slots) {
      for (const slot of found) {
        const value = this.#pairs.seconds[slot]! + 0;
        order[place++] = value;
        n += this.#counts[slot]!;
        if (this.#counts[slot]! > 1) counted.set(value, (counted.get(value) ?? 0) + this.#counts[slot]! - 1);
      }
    }
    order.sort();
    const ranking: Ranking = { n, values: [], counts: [] };
    for (let start = 0; start < size;) {
      const value = order[start]!;
      let end = start + 1;
      while (end < size && order[end] === value) end++;
      ranking.values.push(value);
      ranking.counts.push(end - start + (counted.get(value) ?? 0));
      start = end;
    }
    return ranking;
  }

  #rankLong(cell: number, value: DecimalInput): void {
    const ranking = this.#long.get(cell) ?? { n: 0, values: [], counts: [] };
    this.#long.set(cell, rank(ranking, value, 1));
  }
}
