import { periodsByNumber } from "./civil-periods.js";
import type { FiscalOptions } from "./options.js";
import type { Grain, Period } from "./time.js";

/**
 * Years of twelve calendar months, calendar or fiscal: every year as a grain, or one year as a period.
 *
 * *Details*. Labels are `"2025"`. With a `fiscalYearStartMonth` other than January the year is the fiscal year,
 * named after the calendar year in which it ends, and the label is `"FY2025"`.
 *
 * *Gotchas*. Companies that name a fiscal year after the calendar year in which it begins add 1. Instants need a
 * `timeZone`. A year out of range throws `invalid-argument`.
 *
 * @example
 * ```ts
 * import { year } from "salesmetrics";
 *
 * year(2025).end; // => "2026-01-01"
 * year(2025, { fiscalYearStartMonth: 4 }).end; // => "2025-04-01"
 * ```
 *
 * @category Calendar
 */
export function year(options?: FiscalOptions): Grain;
export function year(year: number, options?: FiscalOptions): Period;
export function year(
  yearOrOptions: number | FiscalOptions = {},
  options: FiscalOptions = {},
): Grain | Period {
  return periodsByNumber("year", yearOrOptions, 1, options);
}
