import { checkInteger } from "../arguments.js";
import type { CalendarDate, Grain, Period } from "../index.js";
import { type RetailArguments, retailPeriods } from "./grain.js";
import type { RetailOptions } from "./options.js";

/**
 * Quarters of a retail calendar, of 13 whole weeks: every quarter as a grain, one quarter by its year and number, or
 * the quarter that holds a date.
 *
 * *Details*. Labels are `"FY2024-Q1"`. The fourth quarter of a long year has 14 weeks.
 *
 * *Gotchas*. Instants need a `timeZone`.
 *
 * @example
 * ```ts
 * import { retailQuarter } from "salesmetrics/calendars";
 *
 * retailQuarter(2024, 1).end; // => "2024-05-05"
 * retailQuarter("2024-05-05").label; // => "FY2024-Q2"
 * ```
 *
 * @category Retail calendars
 * @see National Retail Federation, 4-5-4 calendar.
 */
export function retailQuarter(options?: RetailOptions): Grain;
export function retailQuarter(date: CalendarDate, options?: RetailOptions): Period;
export function retailQuarter(year: number, quarter: number, options?: RetailOptions): Period;
export function retailQuarter(...which: RetailArguments): Grain | Period {
  return retailPeriods("retailQuarter", "quarter", which, (_, { startOf }, year, number) => {
    checkInteger("retailQuarter", "quarter", number, 1, 4);
    return startOf(year) + 7 * 13 * (number - 1);
  });
}
