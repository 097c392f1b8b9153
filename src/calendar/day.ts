import { periodsByDate } from "./civil-periods.js";
import type { CalendarOptions } from "./options.js";
import type { CalendarDate, Grain, Period } from "./time.js";

/**
 * Calendar days: every day as a grain, or one day as a period.
 *
 * *Details*. A day runs from its first instant in the time zone to the next day's: 23 or 25 hours when clocks
 * change. Labels are dates, `"2025-03-31"`.
 *
 * *Gotchas*. Instants need a `timeZone`; calendar dates do not, and are never shifted. A text that is not a real
 * date throws `invalid-argument`.
 *
 * @example
 * ```ts
 * import { day } from "salesmetrics";
 *
 * const lastDayOfMarch = day("2025-03-31", { timeZone: "Europe/Berlin" });
 *
 * lastDayOfMarch.contains(Date.parse("2025-03-30T22:00:00Z")); // => true
 * lastDayOfMarch.offset(1).label; // => "2025-04-01"
 * ```
 *
 * @category Calendar
 */
export function day(options?: CalendarOptions): Grain;
export function day(date: CalendarDate, options?: CalendarOptions): Period;
export function day(
  dateOrOptions: CalendarDate | CalendarOptions = {},
  options: CalendarOptions = {},
): Grain | Period {
  return periodsByDate("day", dateOrOptions, options);
}
