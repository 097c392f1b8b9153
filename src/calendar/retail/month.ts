import { checkInteger } from "../arguments.js";
import type { CalendarDate, Grain, Period } from "../index.js";
import { type RetailArguments, retailPeriods } from "./grain.js";
import type { RetailOptions } from "./options.js";
import { weeksBefore } from "./rule.js";

/**
 * Months of a retail calendar, of four or five whole weeks: every month as a grain, one month by its year and number,
 * or the month that holds a date.
 *
 * *Details*. Month 1 is the first of the year, February in the calendar of the National Retail Federation. The 53rd
 * week of a long year belongs to month 12. Labels are `"FY2024-M01"`.
 *
 * *Gotchas*. Months of four and of five weeks are not alike: compare a month with the same month a year before,
 * `growth(metric, 12)`. Instants need a `timeZone`.
 *
 * @example
 * ```ts
 * import { retailMonth } from "salesmetrics/calendars";
 *
 * retailMonth(2024, 2).toJSON();
 * // => { label: "FY2024-M02", start: "2024-03-03", end: "2024-04-07", timeZone: null }
 * retailMonth("2024-03-03", { pattern: "5-4-4" }).label; // => "FY2024-M01"
 * ```
 *
 * @category Retail calendars
 * @see National Retail Federation, 4-5-4 calendar.
 */
export function retailMonth(options?: RetailOptions): Grain;
export function retailMonth(date: CalendarDate, options?: RetailOptions): Period;
export function retailMonth(year: number, month: number, options?: RetailOptions): Period;
export function retailMonth(...which: RetailArguments): Grain | Period {
  return retailPeriods("retailMonth", "month", which, ({ pattern }, { startOf }, year, number) => {
    checkInteger("retailMonth", "month", number, 1, 12);
    return startOf(year) + 7 * weeksBefore("month", pattern)[number - 1]!;
  });
}
