import type { CalendarDate, TimePoint } from "../calendar/time.js";
import { dateAt, dayOf, millisecondsPerDay } from "../calendar/dates.js";
import type { DecimalInput } from "../exact/index.js";
import type { Decimals } from "./decimals.js";
import type { Issues } from "./problems.js";

/** The number of rows that are computed together: few enough to stay in the processor's cache. */
export const batchSize = 2048;

/** Rows that are read and computed together. Its other properties are private to its source. */
export interface Batch {
  readonly size: number;
}

/** Some rows of a batch, in order: the first `count` of `rows`. */
export interface RowSubset {
  readonly rows: Int32Array;
  readonly count: number;
}

/**
 * Computes a vector for a batch. Only the rows of `subset` matter, or all if it is `null`. For the other rows no
 * callback is run, and their values can be anything.
 */
export type Read<V extends Vector = Vector> = (batch: Batch, subset: RowSubset | null) => V;

/** The text of a row is `words[row]`, or, if there are codes, `words[codes[row]]`: then no two words are equal. */
export interface TextVector {
  readonly type: "text";
  readonly issues: Issues;
  readonly codes: Int32Array | null;
  readonly words: readonly string[];
}

/** True (1) or false (0). */
export interface FlagVector {
  readonly type: "flag";
  readonly issues: Issues;
  readonly values: Uint8Array;
}

/** Exact decimals. */
export interface NumberVector {
  readonly type: "number";
  readonly issues: Issues;
  readonly decimals: Decimals;
}

/** Instants, and calendar dates as midnights in UTC, in epoch milliseconds. */
export interface TimeVector {
  readonly type: "time";
  readonly issues: Issues;
  /** For a row with an issue: NaN or the time of another row, always within the years 1 to 9999. */
  readonly values: Float64Array;
  /** Whether all are calendar dates, or a 1 for each that is one. */
  readonly dates: boolean | Uint8Array;
}

/** Amounts with the currency of each. */
export interface MoneyVector {
  readonly type: "money";
  readonly issues: Issues;
  readonly amounts: Decimals;
  readonly currencies: TextVector;
}

/** Values with the time of each. */
export interface DatedVector {
  readonly type: "dated";
  readonly issues: Issues;
  readonly at: TimeVector;
  readonly value: Vector;
}

/**
 * The values of an expression for the rows of a batch. Its arrays are reused for the next batch and may be longer than
 * the batch. The value of a row with an issue can be anything.
 */
export type Vector = TextVector | FlagVector | NumberVector | TimeVector | MoneyVector | DatedVector;

/** An amount of money as a row holds it, before it becomes a `Money`. */
export interface RowMoney {
  readonly amount: DecimalInput;
  readonly currency: string;
}

/** One value of a vector. */
export type Scalar = string | boolean | number | RowMoney;

/** A value with its time. */
export interface Dated {
  readonly at: TimePoint;
  readonly value: Scalar;
}

/** The text of a row. */
export function textAt({ codes, words }: TextVector, row: number): string {
  return words[codes === null ? row : codes[row]!]!;
}

/** Whether the time of a row is a calendar date. */
export function isDateAt({ dates }: TimeVector, row: number): boolean {
  return typeof dates === "boolean" ? dates : dates[row] === 1;
}

/** The time of a row. */
export function timeAt(vector: TimeVector, row: number): TimePoint {
  const milliseconds = vector.values[row]!;
  return isDateAt(vector, row) ? dateAt(milliseconds / millisecondsPerDay) : milliseconds;
}

/** The midnight of a calendar date in UTC. */
export function midnightOf(date: CalendarDate): number {
  return dayOf(date) * millisecondsPerDay;
}

/** The value of a row without an issue, in the form that an application's aggregate gets. */
export function scalarAt(vector: Exclude<Vector, DatedVector>, row: number): Scalar {
  switch (vector.type) {
    case "text":
      return textAt(vector, row);
    case "flag":
      return vector.values[row] === 1;
    case "number":
      return vector.decimals.at(row);
    case "time":
      return timeAt(vector, row);
    case "money":
      return { amount: vector.amounts.at(row), currency: textAt(vector.currencies, row) };
  }
}
