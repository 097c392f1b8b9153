import { checkInteger } from "./arguments.js";
import { type CalendarGrain, grainFor } from "./grain.js";
import type { FiscalOptions } from "./options.js";
import { monthsBefore1970 } from "./rules.js";
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
  if (typeof yearOrOptions === "object") return quarters(yearOrOptions);
  checkInteger("quarter", "year", yearOrOptions, 1, 9999);
  checkInteger("quarter", "quarter", quarterOfYear, 1, 4);
  // Quarter 0 holds January 1970, which lies in this quarter of the fiscal year 1970.
  const first = Math.floor(monthsBefore1970(options.fiscalYearStartMonth ?? 1) / 3) + 1;
  return quarters(options).period((yearOrOptions - 1970) * 4 + quarterOfYear - first);
}

function quarters({ timeZone, fiscalYearStartMonth = 1 }: FiscalOptions): CalendarGrain {
  return grainFor("quarter", {
    unit: "quarter",
    timeZone: timeZone ?? null,
    weekStartsOn: 1,
    fiscalYearStartMonth,
  });
}
