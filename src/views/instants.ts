import { dateAt, dayOf, isCalendarDate, millisecondsPerDay } from "../calendar/dates.js";
import { epochOf } from "../calendar/instants.js";
import type { TimeValue } from "../calendar/time.js";

/** A time in epoch milliseconds, a calendar date as its midnight in UTC; `null` if it is missing or invalid. */
export function instantOf(time: TimeValue | null | undefined): number | null {
  const day = typeof time === "string" ? dayOf(time) : Number.NaN;
  if (!Number.isNaN(day)) return day * millisecondsPerDay;
  const instant = epochOf(time);
  return Number.isNaN(instant) ? null : instant;
}

/** As {@link instantOf}, but for a calendar date the last millisecond of its day. */
export function lastInstantOf(time: TimeValue | null | undefined): number | null {
  const instant = instantOf(time);
  return instant === null || !isCalendarDate(time) ? instant : instant + millisecondsPerDay - 1;
}

/** The time of an instant: an instant again, or the nearest calendar date. */
export function timeAt(instant: number, isDate: boolean): TimeValue {
  return isDate ? dateAt(Math.round(instant / millisecondsPerDay)) : new Date(instant);
}
