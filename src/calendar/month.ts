import { periodsByNumber } from "./civil-periods.js";
import type { CalendarOptions } from "./options.js";
import type { Grain, Period } from "./time.js";

/**
 * Calendar months: every month as a grain, or one month as a period.
 *
 * *Details*. Months are numbered from 1. Labels are `"2025-03"`. The month before a month is the whole month
 * before it, however many days either has.
 *
 * *Gotchas*. Instants need a `timeZone`. A month or year out of range throws `invalid-argument`.
 *
 * @example
 * ```ts
 * import { month } from "salesmetrics";
 *
 * const march = month(2025, 3);
 *
 * march.contains("2025-03-31"); // => true
 * march.offset(-1).toJSON(); // => { label: "2025-02", start: "2025-02-01", end: "2025-03-01", timeZone: null }
 * ```
 *
 * @category Calendar
 */
export function month(options?: CalendarOptions): Grain;
export function month(year: number, month: number, options?: CalendarOptions): Period;
export function month(
  yearOrOptions: number | CalendarOptions = {},
  monthOfYear = NaN,
  options: CalendarOptions = {},
): Grain | Period {
  return periodsByNumber("month", yearOrOptions, monthOfYear, options);
}
