import { checkDate } from "../arguments.js";
import { dateAt, dayOf } from "../dates.js";
import type { CalendarDate, Zone } from "../index.js";
import { zoneOf } from "../zones.js";
import { invalidArgument } from "../../errors.js";
import { dayCounter, nthDay } from "./days.js";
import { type BusinessDefinition, businessDefinition, type BusinessOptions } from "./options.js";

/**
 * The days and hours on which business is done.
 *
 * @category Business time
 */
export interface BusinessCalendar {
  /** All that decides it, in one order whatever the order it was given in. */
  readonly definition: BusinessDefinition;
  readonly zone: Zone | null;
  /** Whether business is done on a date. */
  isBusinessDay(date: CalendarDate): boolean;
  /** The business day so many business days after a date, or before it when negative; by 0, the date itself. */
  add(date: CalendarDate, count: number): CalendarDate;
  /** How many business days there are from a date up to another, which does not count; negative when it is earlier. */
  daysBetween(start: CalendarDate, end: CalendarDate): number;
}

/**
 * A calendar of business days and hours.
 *
 * *When to use*. For deadlines and response times in working time: with {@link businessDays} and
 * {@link businessHours}, or to count and step days by itself.
 *
 * *Details*. Counting does not walk from day to day: any distance costs the same.
 *
 * *Gotchas*. Hours are the same on every business day and end by midnight. Holidays are what the list says, year by
 * year. What is no weekday, date, time of day or zone, seven days of weekend, and an opening that is not before the
 * closing throw `invalid-argument`.
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
 * @see Own definition
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
