import type { CalendarDate, Grain, Period } from "../index.js";
import { type RetailArguments, retailPeriods } from "./grain.js";
import type { RetailOptions } from "./options.js";

/**
 * Weeks of a retail calendar: every week as a grain, one week by its year and number, or the week that holds a date.
 *
 * *Details*. Weeks are numbered from 1 to 52, or to 53 in a long year. Labels are `"FY2024-W01"`. The weeks are those
 * of `week` with the same first day; only the year they count in differs.
 *
 * *Gotchas*. Week 53 of a year of 52 weeks throws `invalid-argument`. Instants need a `timeZone`.
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
  return retailPeriods("retailWeek", "week", which);
}

/**
 * Months of a retail calendar, of four or five whole weeks: every month as a grain, one month by its year and number,
 * or the month that holds a date.
 *
 * *Details*. Month 1 is the first of the year, February in the calendar of the National Retail Federation. The 53rd
 * week of a long year belongs to month 12. Labels are `"FY2024-M01"`.
 *
 * *Gotchas*. Months have four or five weeks: compare a month with the same month of the year before,
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
  return retailPeriods("retailMonth", "month", which);
}

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
  return retailPeriods("retailQuarter", "quarter", which);
}

/**
 * Years of a retail calendar, of 52 or 53 whole weeks: every year as a grain, one year by its name, or the year that
 * holds a date.
 *
 * *Details*. Labels are `"FY2024"`. Without options, years are those of the National Retail Federation: they end on
 * the Saturday nearest to 31 January and are named after the calendar year in which they start.
 *
 * *Gotchas*. Companies name the same year differently: set `namedAfter`. Instants need a `timeZone`.
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
  return retailPeriods("retailYear", "year", which);
}
