import { periodsByNumber } from "./civil-periods.js";
import type { FiscalOptions } from "./options.js";
import type { Grain, Period } from "./time.js";

/**
 * Quarters of three calendar months, of the calendar year or of a fiscal year: every quarter as a grain, or one
 * quarter as a period.
 *
 * *Details*. Labels are `"2025-Q1"`. With a `fiscalYearStartMonth` other than January the year is the fiscal year,
 * named after the calendar year in which it ends, and the label is `"FY2025-Q1"`.
 *
 * *Gotchas*. Instants need a `timeZone`. A quarter or year out of range throws `invalid-argument`.
 *
 * @example
 * ```ts
 * import { quarter } from "salesmetrics";
 *
 * quarter(2025, 1).start; // => "2025-01-01"
 * quarter(2025, 1, { fiscalYearStartMonth: 4 }).start; // => "2024-04-01"
 * quarter(2025, 1, { fiscalYearStartMonth: 4 }).label; // => "FY2025-Q1"
 * ```
 *
 * @category Calendar
 */
export function quarter(options?: FiscalOptions): Grain;
export function quarter(year: number, quarter: number, options?: FiscalOptions): Period;
export function quarter(
  yearOrOptions: number | FiscalOptions = {},
  quarterOfYear = NaN,
  options: FiscalOptions = {},
): Grain | Period {
  return periodsByNumber("quarter", yearOrOptions, quarterOfYear, options);
}
