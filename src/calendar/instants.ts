import { isCalendarDate } from "./dates.js";

/** The clock of an instant as JSON writes it, with its offset; a time without one is no instant. */
const clock = /^T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/**
 * The epoch milliseconds of an instant: a `Date` of any realm, such as another window or a test runner, or its text in
 * ISO 8601, such as `"2025-03-31T14:00:00Z"`; NaN for anything else.
 */
export function epochOf(value: unknown): number {
  if (value instanceof Date) return value.getTime();
  if (typeof value === "string")
    // Runtimes take 30 February for 2 March.
    return isCalendarDate(value.slice(0, 10)) && clock.test(value.slice(10)) ? Date.parse(value) : Number.NaN;
  if (typeof value !== "object" || value === null) return Number.NaN;
  try {
    return Date.prototype.getTime.call(value as Date);
  } catch {
    return Number.NaN;
  }
}
