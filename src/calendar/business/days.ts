import { countUpTo } from "../../exact/index.js";
import { dayOf, weekdayOf } from "../dates.js";
import type { BusinessDefinition } from "./options.js";

/** Counts the business days before a day from a fixed origin: only differences of two counts have a meaning. */
export type DayCounter = (day: number) => number;

/** A counter: business days of whole weeks, plus those of the week so far, less the holidays on workdays. */
export function dayCounter({
  weekend,
  holidays,
}: Pick<BusinessDefinition, "weekend" | "holidays">): DayCounter {
  const beforeWeekday = [0];
  for (let weekday = 0; weekday < 7; weekday++)
    beforeWeekday.push(beforeWeekday[weekday]! + (weekend.includes(weekday) ? 0 : 1));
  const perWeek = beforeWeekday[7]!;
  const workdayHolidays = Float64Array.from(holidays, dayOf).filter(
    (day) => !weekend.includes(weekdayOf(day)),
  );
  return (day) =>
    Math.floor((day + 4) / 7) * perWeek +
    beforeWeekday[weekdayOf(day)]! -
    countUpTo(workdayHolidays, day - 1);
}

/**
 * The `count`-th business day after a day (before it if negative). Each step moves by as many days as business days are
 * left to go; there are at most as many business days as days, so it never goes too far.
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
