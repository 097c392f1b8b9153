import { having, invalidArgument, SalesmetricsError } from "../errors.js";
import { isCalendarDate } from "./dates.js";
import type { CalendarDate, Grain, Period, Zone } from "./time.js";

export function isGrain(value: unknown): value is Grain {
  return typeof value === "object" && value !== null && "period" in value && "inZone" in value;
}

/** The grain; throws `invalid-argument` for what is none. */
export function grainIn(caller: string, value: Grain): Grain {
  if (isGrain(value)) return value;
  throw invalidArgument(caller, "a grain, such as month()", value);
}

/** The period; throws `invalid-argument` for what is none. */
export function periodIn(caller: string, value: Period): Period {
  return having(caller, "a period, such as month(2025, 3)", value, "offset");
}

/** The zone; throws `invalid-argument` for what is none. */
export function zoneIn(caller: string, value: Zone): Zone {
  return having(caller, 'a zone, such as timeZone("Europe/Berlin")', value, "dateOf");
}

/**
 * The error of a grain or a period without a zone that is asked about an instant.
 *
 * @param call - how to make one, up to the options: `month(2025, 3, `
 */
export function lacksZone(
  caller: string,
  what: "grain" | "period",
  call: string,
  got: string,
): SalesmetricsError {
  return new SalesmetricsError(
    "missing-time-zone",
    `${caller}: expected a ${what} with a time zone, such as ${call}{ timeZone: "Europe/Berlin" }), for an instant, got ${got} without one`,
  );
}

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
