import { checkDate } from "../arguments.js";
import { dateAt, dayOf } from "../dates.js";
import type { CalendarDate, Zone } from "../index.js";
import { zoneOf } from "../zones.js";
import { invalidArgument } from "../../errors.js";
import { dayCounter, nthDay } from "./days.js";
import { type BusinessDefinition, businessDefinition, type BusinessOptions } from "./options.js";

/**
 * A calendar of business days and hours. Made by {@link businessCalendar}.
 *
 * @category Business time
 */
export interface BusinessCalendar {
  /** The calendar as plain data: equal calendars have equal definitions. */
  readonly definition: BusinessDefinition;
  readonly zone: Zone | null;
  /** Whether a date is a business day. */
  isBusinessDay(date: CalendarDate): boolean;
  /** The `count`-th business day after a date (before it if negative); for 0, the date itself. */
  add(date: CalendarDate, count: number): CalendarDate;
  /** The number of business days from `start`, included, to `end`, excluded; negative if `end` is earlier. */
  daysBetween(start: CalendarDate, end: CalendarDate): number;
}

/**
 * A calendar of business days and hours.
 *
 * *When to use*. For deadlines and response times in working time: with {@link businessDays} and
 * {@link businessHours}, or alone to count days and to find deadlines.
 *
 * *Details*. Counting takes the same time for any distance.
 *
 * *Gotchas*. Hours are the same on every business day and end by midnight. List the holidays of every year. A bad
 * weekday, date, time of day or zone, a weekend of seven days, and hours that do not open before they close throw
 * `invalid-argument`.
 *
 * @example
 * ```ts
 * import { businessCalendar } from "salesmetrics/calendars";
 *
 * const office = businessCalendar({ holidays: ["2025-04-18", "2025-04-21"] });
 *
 * office.isBusinessDay("2025-04-21"); // => false
 * office.add("2025-04-17", 1); // => "2025-04-22"
 * office.daysBetween("2025-04-17", "2025-04-24"); // => 3
 * ```
 *
 * @category Business time
 */
export function businessCalendar(options: BusinessOptions = {}): BusinessCalendar {
  const definition = businessDefinition(options);
  const before = dayCounter(definition);
  const isBusiness = (day: number): boolean => before(day + 1) > before(day);
  return Object.freeze({
    definition,
    zone: zoneOf(definition.timeZone),
    isBusinessDay: (date: CalendarDate) => isBusiness(checkedDay("isBusinessDay", date)),
    add: (date: CalendarDate, count: number) => {
      if (!Number.isInteger(count)) throw invalidArgument("add", "a whole number of business days", count);
      return dateAt(nthDay(before, checkedDay("add", date), count));
    },
    daysBetween: (start: CalendarDate, end: CalendarDate) =>
      before(checkedDay("daysBetween", end)) - before(checkedDay("daysBetween", start)),
  });
}

function checkedDay(caller: string, date: CalendarDate): number {
  checkDate(caller, date);
  return dayOf(date);
}
