import { checkDate, checkInteger } from "./arguments.js";
import { dayOf, firstDayOf } from "./dates.js";
import { civilGrain } from "./grain.js";
import type { CalendarOptions, FiscalOptions, WeekOptions } from "./options.js";
import { monthsBefore1970, monthsIn } from "./rules.js";
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
export function day(...which: ByDate): Grain | Period {
  return periodsByDate("day", which);
}

/**
 * Weeks of seven calendar days: every week as a grain, or the week that holds a date as a period.
 *
 * *Details*. Weeks begin on Monday unless `weekStartsOn` says otherwise. Weeks from Monday carry the ISO 8601
 * label, `"2025-W14"`, in which the year is the one that holds the Thursday; other weeks are labelled by their
 * first day and the first day after, `"2025-03-30/2025-04-06"`.
 *
 * *Gotchas*. The ISO year differs from the calendar year around January 1: 2024-12-30 lies in `"2025-W01"`.
 * Instants need a `timeZone`. A text that is not a real date throws `invalid-argument`.
 *
 * @example
 * ```ts
 * import { week } from "salesmetrics";
 *
 * week("2025-03-31").label; // => "2025-W14"
 * week("2025-03-31", { weekStartsOn: 0 }).label; // => "2025-03-30/2025-04-06"
 * ```
 *
 * @category Calendar
 */
export function week(options?: WeekOptions): Grain;
export function week(date: CalendarDate, options?: WeekOptions): Period;
export function week(...which: ByDate): Grain | Period {
  return periodsByDate("week", which);
}

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
export function month(...which: ByNumber): Grain | Period {
  return periodsByNumber("month", which);
}

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
export function quarter(...which: ByNumber): Grain | Period {
  return periodsByNumber("quarter", which);
}

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
export function year(which?: number | FiscalOptions, options?: FiscalOptions): Grain | Period {
  return periodsByNumber("year", [which, 1, options]);
}

type CivilOptions = WeekOptions & FiscalOptions;
type ByDate = readonly [which?: CalendarDate | CivilOptions, options?: CivilOptions];
type ByNumber = readonly [
  which?: number | CivilOptions | undefined,
  number?: number,
  options?: CivilOptions | undefined,
];

/** The body of `day` and `week`: all periods of the unit, or the one that holds a date. */
function periodsByDate(unit: "day" | "week", [which = {}, options = {}]: ByDate): Grain | Period {
  if (typeof which === "object") return civilGrain(unit, unit, which);
  checkDate(unit, which);
  return civilGrain(unit, unit, options).periodOfDay(dayOf(which));
}

/** The body of `month`, `quarter` and `year`: all periods of the unit, or the one with a number in a year. */
function periodsByNumber(
  unit: keyof typeof monthsIn,
  [which = {}, number = Number.NaN, options = {}]: ByNumber,
): Grain | Period {
  if (typeof which === "object") return civilGrain(unit, unit, which);
  checkInteger(unit, "year", which, 1, 9999);
  checkInteger(unit, unit, number, 1, 12 / monthsIn[unit]);
  const grain = civilGrain(unit, unit, options);
  const startOfYear = (which - 1970) * 12 - monthsBefore1970(grain.definition.fiscalYearStartMonth);
  return grain.periodOfDay(firstDayOf(startOfYear + (number - 1) * monthsIn[unit]));
}
