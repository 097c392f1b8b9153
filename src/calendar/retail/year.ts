import type { CalendarDate, Grain, Period } from "../index.js";
import { type RetailArguments, retailPeriods } from "./grain.js";
import type { RetailOptions } from "./options.js";

/**
 * Years of a retail calendar, of 52 or 53 whole weeks: every year as a grain, one year by its name, or the year that
 * holds a date.
 *
 * *Details*. Labels are `"FY2024"`. Without options, years are those of the National Retail Federation: they end on
 * the Saturday nearest to 31 January and are named after the calendar year in which they start.
 *
 * *Gotchas*. Companies name the same year differently: say `namedAfter`. Instants need a `timeZone`.
 *
 * @example
 * ```ts
 * import { retailYear } from "salesmetrics/calendars";
 *
 * retailYear(2023).toJSON();
 * // => { label: "FY2023", start: "2023-01-29", end: "2024-02-04", timeZone: null }
 *
 * const toSeptember = { pattern: "4-4-5", yearEnds: { on: "last", weekday: 6, month: 9 } } as const;
 * retailYear(2024, toSeptember).start; // => "2023-10-01"
 * ```
 *
 * @category Retail calendars
 * @see National Retail Federation, 4-5-4 calendar.
 */
export function retailYear(options?: RetailOptions): Grain;
export function retailYear(date: CalendarDate, options?: RetailOptions): Period;
export function retailYear(year: number, options?: RetailOptions): Period;
export function retailYear(...which: RetailArguments): Grain | Period {
  return retailPeriods("retailYear", "year", which, (_, { startOf }, year) => startOf(year));
}
