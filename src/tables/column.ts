import type { CalendarDate } from "../calendar/time.js";
import { dateAt, millisecondsPerDay } from "../calendar/dates.js";
import type { DecimalInput } from "../exact/index.js";
import { powersOfTen } from "../exact/index.js";

/** What is wrong with a value of a column: nothing, it is missing, or it cannot be used. */
export const sound = 0;
export const missing = 1;
export const invalid = 2;

/** Which values of a column are missing (1) or cannot be used (2); `null` where all are sound. */
export type Marks = Uint8Array | null;

/** Values that a column cannot hold, such as what is no number among numbers, by their place. */
export type UnusableValues = ReadonlyMap<number, unknown>;

/** What all columns have. */
export interface ColumnPlaces {
  readonly marks: Marks;
  /** Of numbers and times that cannot be used and are not here, the value is NaN and `new Date(NaN)`. */
  readonly unusable: UnusableValues;
  /** How many entries beside the rows were no rows at all: the same in all columns of a table, if there are any. */
  readonly nonRows?: number;
}

/**
 * Texts: one in each place, or, where there are codes, the different ones that the codes point to.
 *
 * @category Tables
 */
export interface TextColumn extends ColumnPlaces {
  readonly type: "text";
  readonly codes: Codes | null;
  readonly words: readonly string[];
}

/** Places in a list of words. */
export type Codes = Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array | Uint8Array;

/**
 * True, 1, or false, 0.
 *
 * @category Tables
 */
export interface FlagColumn extends ColumnPlaces {
  readonly type: "flag";
  readonly values: Uint8Array;
}

/**
 * Exact decimals: whole numbers of `10^-scale`, or, where the scale is `null`, numbers that print as them. NaN where
 * the decimal is among the exceptions.
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
 * Instants, or calendar dates as their midnights in UTC, in epoch milliseconds; in an Int32Array, calendar dates as
 * days from 1970-01-01.
 *
 * @category Tables
 */
export interface TimeColumn extends ColumnPlaces {
  readonly type: "time";
  /** Where a value of a Float64Array has a mark, there stands NaN or a time that the engine can place. */
  readonly values: Float64Array | Int32Array;
  /** Whether all are calendar dates, or which. */
  readonly dates: boolean | Uint8Array;
}

/**
 * One field of many rows, as plain data that can be posted to a worker.
 *
 * @category Tables
 */
export type Column = TextColumn | FlagColumn | NumberColumn | TimeColumn;

/** The value of a row as rows hold it. */
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
