import {
  canonicalDecimal,
  type DecimalInput,
  type ExactSum,
  finestScale,
  isDecimal,
} from "../exact/index.js";
import { isCalendarDate } from "../calendar/dates.js";
import type { TimePoint } from "../calendar/time.js";

// What aggregates ask of the parts of a state that comes from outside, such as one in a stored cube.

/** Longer than any result that decimals of rows can have. */
const longestDecimal = 100_000;

const plainDecimal = /^-?\d+(\.\d+)?$/;

/** Whether a value is an object that is no array. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is a whole number that is exact. A negated state has counts below 0. */
export function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

/** Whether a value is a whole number from 1. */
export function isCount(value: unknown): value is number {
  return isWhole(value) && value > 0;
}

/** Whether a value is a decimal in the form that results of arithmetic have. */
export function isCanonical(value: unknown): value is string {
  if (typeof value !== "string" || value.length > longestDecimal || !plainDecimal.test(value)) return false;
  return canonicalDecimal(value) === value;
}

/** Whether a value is a decimal that a state may hold. */
export function isDecimalValue(value: unknown): value is DecimalInput {
  return isDecimal(value) || isCanonical(value);
}

export function isExactSum(value: unknown): value is ExactSum {
  if (!isRecord(value)) return false;
  const { scale, units, carry } = value;
  return isWhole(scale) && scale >= 0 && scale <= finestScale && isWhole(units) && isCanonical(carry);
}

/** Whether a value is an instant in epoch milliseconds, or a calendar date. */
export function isTimePoint(value: unknown): value is TimePoint {
  return typeof value === "number" ? Math.abs(value) <= 8.64e15 : isCalendarDate(value);
}
