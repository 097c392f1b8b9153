import { compareDecimals, type DecimalInput, firstWhere } from "../exact/index.js";
import { type Decimals, plainDecimal, plainResult } from "../vectors/decimals.js";
import type { NumberVector } from "../vectors/vector.js";
import type { Accumulator, CellRows } from "./accumulator.js";
import { CellValues, type Run } from "./cell-values.js";
import type { NumericAggregate } from "./numeric-aggregate.js";
import { isDecimalValue, isRecord, isWhole } from "./state-checks.js";
import { countedValues, countIn } from "./order-statistics.js";

/** How often each value occurred, in ascending order. A value is a number, or text if no number prints as it. */
export interface ValueCounts {
  n: number;
  readonly values: DecimalInput[];
  readonly counts: number[];
}

/** What all aggregates have in common whose states are value counts. */
export const valueCounts: Omit<NumericAggregate<ValueCounts>, "definition" | "find"> = {
  class: "holistic",
  init: () => ({ n: 0, values: [], counts: [] }),
  step: (state, value) => addCount(state, value, 1),
  remove: (state, value) => addCount(state, value, -1),
  merge: mergeValueCounts,
  negate: ({ n, values, counts }) => ({ n: -n, values, counts: counts.map((count) => -count) }),
  isState: isValueCounts,
  accumulator: () => new ValueCountsAccumulator(),
};

/** Whether plain data are value counts: as many counts as values, and the values in ascending order. */
export function isValueCounts(state: unknown): state is ValueCounts {
  if (!isRecord(state)) return false;
  const { n, values, counts } = state;
  if (!Array.isArray(values) || !Array.isArray(counts) || values.length !== counts.length) return false;
  let sum = 0;
  for (const [place, value] of values.entries()) {
    const count: unknown = counts[place];
    if (!isDecimalValue(value) || !isWhole(count) || count === 0) return false;
    if (place > 0 && compareDecimals(values[place - 1] as DecimalInput, value) >= 0) return false;
    sum += count;
  }
  return sum === n;
}

/** Counts a value `times` more, in place; a value whose count is 0 is removed. */
function addCount(state: ValueCounts, input: DecimalInput, times: number): ValueCounts {
  const { values, counts } = state;
  const value = normalized(input);
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

function normalized(value: DecimalInput): DecimalInput {
  const decimal = plainDecimal(value) ?? plainResult(value);
  return decimal === 0 ? 0 : decimal;
}

function mergeValueCounts(left: ValueCounts, right: ValueCounts): ValueCounts {
  const merged: ValueCounts = { n: left.n + right.n, values: [], counts: [] };
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
    // A negated state takes values out.
    if (count === 0) continue;
    merged.values.push(value);
    merged.counts.push(count);
  }
  return merged;
}

/** The numbers of each cell, and apart from them the decimals that no number prints as. */
export class ValueCountsAccumulator implements Accumulator<ValueCounts> {
  readonly #values = new CellValues();
  readonly #long = new Map<number, ValueCounts>();

  fold({ decimals }: NumberVector, selected: CellRows): void {
    const values = decimals.values();
    this.#values.add(values, decimals.exceptions === null ? selected : this.#withoutLong(decimals, selected));
  }

  gather(cells: ArrayLike<number>): ValueCounts | null {
    const runs = this.runsOf(cells);
    const found: ValueCounts = { n: countIn(runs), ...countedValues(runs) };
    for (let index = 0; index < cells.length; index++) {
      const long = this.#long.get(cells[index]!);
      for (const [place, value] of long?.values.entries() ?? []) addCount(found, value, long!.counts[place]!);
    }
    return found.n === 0 ? null : found;
  }

  /** Whether all values are numbers. */
  protected get hasOnlyNumbers(): boolean {
    return this.#long.size === 0;
  }

  /** The numbers of some cells, unsorted. */
  protected runsOf(cells: ArrayLike<number>): Run[] {
    return Array.from(cells, (cell) => this.#values.runsOf(cell)).flat();
  }

  /** Counts the decimals that no number prints as; returns the other rows. */
  #withoutLong(decimals: Decimals, { rows, cells, count, cellCount }: CellRows): CellRows {
    const values = decimals.values();
    const isPlain = (_: number, index: number): boolean => !Number.isNaN(values[rows[index]!]!);
    for (let index = 0; index < count; index++)
      if (!isPlain(0, index)) this.#addLong(cells[index]!, decimals.at(rows[index]!));
    const [plainRows, plainCells] = [
      rows.subarray(0, count).filter(isPlain),
      cells.subarray(0, count).filter(isPlain),
    ];
    return { rows: plainRows, cells: plainCells, count: plainRows.length, cellCount };
  }

  #addLong(cell: number, value: DecimalInput): void {
    const counts = this.#long.get(cell) ?? { n: 0, values: [], counts: [] };
    this.#long.set(cell, addCount(counts, value, 1));
  }
}
