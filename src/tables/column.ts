import type { CalendarDate } from "../calendar/time.js";
import { dateAt, millisecondsPerDay } from "../calendar/dates.js";
import { type DecimalInput, powersOfTen } from "../exact/index.js";

/** The marks of a value: it is sound, it is missing, or it cannot be used. */
export const sound = 0;
export const missing = 1;
export const invalid = 2;

/** Which values of a column are missing (1) or cannot be used (2); `null` where all are sound. */
export type Marks = Uint8Array | null;

/** Which values of an array are missing (1); `null` where none is. */
export type Missing = Uint8Array | null;

/** The marks of an array: its missing values, and those of the others that `isUnusable`. */
export function marksOf(missing: Missing, length: number, isUnusable: (place: number) => boolean): Marks {
  let marks: Uint8Array | null = null;
  for (let place = 0; place < length; place++) {
    if ((missing !== null && missing[place] !== 0) || !isUnusable(place)) continue;
    marks ??= missing === null ? new Uint8Array(length) : missing.slice();
    marks[place] = invalid;
  }
  return marks ?? missing;
}

/** The values that a column cannot hold, such as a text among numbers, by place. */
export type UnusableValues = ReadonlyMap<number, unknown>;

/** The properties of every column. */
export interface ColumnPlaces {
  readonly marks: Marks;
  /** An unusable number or time that is not listed here is NaN or `new Date(NaN)`. */
  readonly unusable: UnusableValues;
  /** The number of entries beside the rows that were no objects; the same in all columns of a table. */
  readonly nonRows?: number;
}

/**
 * Texts. The text at a place is `words[place]`, or `words[codes[place]]` if there are codes.
 *
 * @category Tables
 */
export interface TextColumn extends ColumnPlaces {
  readonly type: "text";
  readonly codes: Codes | null;
  readonly words: readonly string[];
}

/** Indexes into a list of words. */
export type Codes = Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array | Uint8Array;

/**
 * True (1) or false (0).
 *
 * @category Tables
 */
export interface FlagColumn extends ColumnPlaces {
  readonly type: "flag";
  readonly values: Uint8Array;
}

/**
 * Exact decimals: `value / 10^scale` with whole values, or, if `scale` is `null`, the numbers that print as them. NaN
 * if the decimal is in `exceptions`.
 *
 * @category Tables
 */
export interface NumberColumn extends ColumnPlaces {
  readonly type: "number";
  readonly values: Float64Array;
  readonly scale: number | null;
  readonly exceptions: ReadonlyMap<number, DecimalInput>;
}

/**
 * Times: in a Float64Array instants, and calendar dates as midnights in UTC, in epoch milliseconds; in an Int32Array
 * calendar dates as days from 1970-01-01.
 *
 * @category Tables
 */
export interface TimeColumn extends ColumnPlaces {
  readonly type: "time";
  /** In a Float64Array, a value with a mark is NaN or a time within the years 1 to 9998. */
  readonly values: Float64Array | Int32Array;
  /** Whether all are calendar dates, or a 1 for each that is one. */
  readonly dates: boolean | Uint8Array;
}

/**
 * One field of many rows, as plain data that can be posted to a worker.
 *
 * @category Tables
 */
export type Column = TextColumn | FlagColumn | NumberColumn | TimeColumn;

/** The value at a place, in the form that rows have. */
export function valueAt(column: Column, place: number): unknown {
  const mark = column.marks === null ? sound : column.marks[place];
  if (mark === missing) return null;
  if (mark === invalid) return unusableAt(column, place);
  switch (column.type) {
    case "text":
      return column.words[column.codes === null ? place : column.codes[place]!];
    case "flag":
      return column.values[place] === 1;
    case "number":
      return decimalAt(column, place);
    case "time":
      return timeAt(column, place);
  }
}

function unusableAt({ type, unusable }: Column, place: number): unknown {
  if (unusable.has(place)) return unusable.get(place);
  return type === "time" ? new Date(Number.NaN) : Number.NaN;
}

function decimalAt({ values, scale, exceptions }: NumberColumn, place: number): DecimalInput {
  const value = values[place]!;
  if (Number.isNaN(value)) return exceptions.get(place)!;
  return scale === null ? value : value / powersOfTen[scale]!;
}

function timeAt({ values, dates }: TimeColumn, place: number): Date | CalendarDate {
  const value = values[place]!;
  if (values instanceof Int32Array) return dateAt(value);
  const isDate = typeof dates === "boolean" ? dates : dates[place] === 1;
  return isDate ? dateAt(value / millisecondsPerDay) : new Date(value);
}
