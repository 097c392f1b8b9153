import { invalidArgument } from "../errors.js";
import { isCalendarDate } from "./dates.js";
import type { CalendarDate } from "./time.js";

/** Throws `invalid-argument` unless the value is an integer from `low` to `high`. */
export function checkInteger(caller: string, what: string, value: unknown, low: number, high: number): void {
  if (!Number.isInteger(value) || (value as number) < low || (value as number) > high) {
    throw invalidArgument(caller, `a ${what} from ${low} to ${high}`, value);
  }
}

/** Throws `invalid-argument` unless the value is a calendar date. */
export function checkDate(caller: string, value: unknown): asserts value is CalendarDate {
  if (!isCalendarDate(value)) throw invalidArgument(caller, `a real date such as "2025-03-31"`, value);
}

/** Throws `invalid-argument` unless the value is an integer of at least 1. */
export function checkCount(caller: string, what: string, value: unknown): void {
  if (!Number.isInteger(value) || (value as number) < 1)
    throw invalidArgument(caller, `a whole number of ${what} from 1`, value);
}
