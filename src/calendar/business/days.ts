import { countUpTo } from "../../exact/index.js";
import { dayOf } from "../dates.js";
import type { BusinessDefinition } from "./options.js";

/** Counts the business days before a day, from some day on; differences are what it is for. */
export type DayCounter = (day: number) => number;

/** Counts by whole weeks, the rest of a week, and the holidays that are no weekend. */
export function dayCounter({
  weekend,
  holidays,
}: Pick<BusinessDefinition, "weekend" | "holidays">): DayCounter {
  // Day 3 was a Sunday, the first of January 1970 being a Thursday.
  const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;
  const beforeWeekday = [0];
  for (let weekday = 0; weekday < 7; weekday++)
    beforeWeekday.push(beforeWeekday[weekday]! + (weekend.includes(weekday) ? 0 : 1));
  const perWeek = beforeWeekday[7]!;
  const lost = Float64Array.from(holidays, dayOf).filter((day) => !weekend.includes(weekdayOf(day)));
  return (day) =>
    Math.floor((day + 4) / 7) * perWeek + beforeWeekday[weekdayOf(day)]! - countUpTo(lost, day - 1);
}

/**
 * The business day so many after a day, or before it. There are never more business days than days, so as many days
 * as are still to go never go too far.
 */
export function nthDay(before: DayCounter, day: number, count: number): number {
  const edge = count > 0 ? 1 : 0;
  let found = day;
  let left = count;
  while (left !== 0) {
    found += left;
    left = count - (before(found + edge) - before(day + edge));
  }
  return found;
}
