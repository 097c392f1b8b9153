import { checkInteger } from "../arguments.js";
import type { CalendarDate, Grain, Period } from "../index.js";
import { type RetailArguments, retailPeriods } from "./grain.js";
import type { RetailOptions } from "./options.js";

/**
 * Weeks of a retail calendar: every week as a grain, one week by its year and number, or the week that holds a date.
 *
 * *Details*. Weeks are numbered from 1 to 52, or 53 in a long year. Labels are `"FY2024-W01"`. The periods are those
 * of `week` with the same first day; what differs is the year that they are counted in.
 *
 * *Gotchas*. Week 53 of a year that has 52 throws `invalid-argument`. Instants need a `timeZone`.
 *
 * @example
 * ```ts
 * import { retailWeek } from "salesmetrics/calendars";
 *
 * retailWeek(2023, 53).toJSON();
 * // => { label: "FY2023-W53", start: "2024-01-28", end: "2024-02-04", timeZone: null }
 * retailWeek("2024-02-04").label; // => "FY2024-W01"
 * ```
 *
 * @category Retail calendars
 * @see National Retail Federation, 4-5-4 calendar.
 */
export function retailWeek(options?: RetailOptions): Grain;
export function retailWeek(date: CalendarDate, options?: RetailOptions): Period;
export function retailWeek(year: number, week: number, options?: RetailOptions): Period;
export function retailWeek(...which: RetailArguments): Grain | Period {
  return retailPeriods("retailWeek", "week", which, (_, { startOf }, year, number) => {
    checkInteger("retailWeek", "week", number, 1, (startOf(year + 1) - startOf(year)) / 7);
    return startOf(year) + 7 * (number - 1);
  });
}
