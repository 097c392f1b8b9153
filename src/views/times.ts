import { daysBetween, isCalendarDate, millisecondsPerDay } from "../calendar/dates.js";
import type { TimeValue } from "../calendar/time.js";

/** A time in epoch milliseconds, a calendar date as its midnight in UTC; `null` where it is missing or no time. */
export function instantOf(time: TimeValue | null | undefined): number | null {
  if (isCalendarDate(time)) return daysBetween("1970-01-01", time) * millisecondsPerDay;
  const instant = time instanceof Date ? time.getTime() : Number.NaN;
  return Number.isNaN(instant) ? null : instant;
}

/** The last millisecond of a time: of a calendar date that of its day in UTC. */
export function lastInstantOf(time: TimeValue | null | undefined): number | null {
  const instant = instantOf(time);
  return instant === null || time instanceof Date ? instant : instant + millisecondsPerDay - 1;
}
