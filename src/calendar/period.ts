import { invalidArgument, knownOptionsIn, nameErrors, optionsIn, refusal } from "../errors.js";
import { day, month, quarter, week, year } from "./civil-periods.js";
import { addDays, dateAt, isCalendarDate, millisecondsPerDay, weekdayOf } from "./dates.js";
import type { FiscalOptions } from "./options.js";
import { between, checkedRange, through } from "./range.js";
import type { CalendarDate, Period, PeriodJson } from "./time.js";

/**
 * The period that a text names, or that of a JSON value.
 *
 * *When to use*. For the period of a query string or a dropdown; to show, or filter by, a period that was stored or sent.
 *
 * *Details*. A text is a label: `"2025"`, `"2025-Q1"`, `"2025-03"`, `"2025-W14"`, `"2025-03-31"`; or two with dots
 * between, both included: `"2025-01-01..2025-03-31"`, `"2025-01..2025-03"`; or an ISO interval whose end is excluded,
 * `"2025-03-01/2025-03-08"`. `"FY2025"` and `"FY2025-Q1"` need a `fiscalYearStartMonth`. Any other text throws
 * `invalid-argument`, which says what is likely meant.
 *
 * *Gotchas*. The JSON does not hold the calendar unit, so its neighbours have the same number of days, as with `between`.
 * Where months must stay months, store the label.
 *
 * @example
 * ```ts
 * import { month, period } from "salesmetrics";
 *
 * period("2025-Q1").end; // => "2025-04-01"
 * period("2025-01..2025-03", { timeZone: "Europe/Berlin" }).end; // => "2025-04-01"
 *
 * const stored = JSON.stringify(month(2025, 3));
 * period(JSON.parse(stored)).label; // => "2025-03"
 * ```
 *
 * @see {@link grain}
 * @category Calendar
 */
export function period(text: string, options?: FiscalOptions): Period;
export function period(json: PeriodJson): Period;
export function period(given: string | PeriodJson, options: FiscalOptions = {}): Period {
  if (typeof given === "string") return periodOfText(given, options);
  const { label, start, end } = optionsIn("period", given);
  if (typeof label !== "string") throw invalidArgument("period", "a label", label);
  return checkedRange("period", start, end, given.timeZone, label);
}

function periodOfText(text: string, options: FiscalOptions): Period {
  const known = knownOptionsIn("period", options, ["timeZone", "fiscalYearStartMonth"]);
  const [first, last, ...others] = text.split("..");
  if (last !== undefined && others.length === 0) {
    const [from, to] = [named(first!, known), named(last, known)];
    if (from.start >= to.end) throw invalidArgument("period", `a last period from ${from.start} on`, last);
    return through(from.start, addDays(to.end, -1), { timeZone: known.timeZone });
  }
  const [start, end] = text.split("/");
  if (isCalendarDate(start) && isCalendarDate(end)) return between(start, end, { timeZone: known.timeZone });
  return named(text, known);
}

const pattern = /^(FY)?(\d{4})(?:-(?:Q(\d)|W(\d\d)|(\d\d)(-\d\d)?))?$/;

/** The period of one label. */
function named(text: string, { fiscalYearStartMonth, ...options }: FiscalOptions): Period {
  const [, fiscal, digits, quarterOfYear, weekOfYear, monthOfYear, dayOfMonth] = pattern.exec(text) ?? [];
  const isFiscal = fiscal !== undefined;
  const isOfYear = weekOfYear === undefined && monthOfYear === undefined;
  if (digits === undefined || (isFiscal && !isOfYear)) throw unreadable(text);
  if (isFiscal && fiscalYearStartMonth === undefined)
    throw refusal(
      "period",
      "the first month of a fiscal year, { fiscalYearStartMonth: 4 }",
      `${text} without one`,
    );
  const found = nameErrors("period", () => {
    const number = Number(digits);
    const inYear = isFiscal ? { ...options, fiscalYearStartMonth } : options;
    if (dayOfMonth !== undefined) return day(text as CalendarDate, options);
    if (monthOfYear !== undefined) return month(number, Number(monthOfYear), options);
    if (quarterOfYear !== undefined) return quarter(number, Number(quarterOfYear), inYear);
    if (weekOfYear !== undefined) return week(mondayOf(number, Number(weekOfYear)), options);
    return year(number, inYear);
  });
  // There is no week 53 in most years.
  if (weekOfYear !== undefined && found.label !== text) throw unreadable(text);
  return found;
}

/** The Monday of a week of ISO 8601: week 1 holds 4 January. */
function mondayOf(isoYear: number, isoWeek: number): CalendarDate {
  const fourth = day(`${String(isoYear).padStart(4, "0")}-01-04` as CalendarDate).start;
  const number = Date.parse(fourth) / millisecondsPerDay;
  return dateAt(number - ((weekdayOf(number) + 6) % 7) + 7 * (isoWeek - 1));
}

function unreadable(text: string): Error {
  const likely = likelyLabel(text);
  return invalidArgument(
    "period",
    `a period such as "2025", "2025-Q1", "2025-03", "2025-W14", "2025-03-31" or "2025-03-01..2025-03-31"${likely === null ? "" : ` (perhaps ${JSON.stringify(likely)})`}`,
    text,
  );
}

/** How a quarter or a month is labelled that is written another way: `"Q1 2025"`, `"2025/3"`, `"03.2025"`. */
function likelyLabel(text: string): string | null {
  const [, before, sign, after] = /^(\d{4}|Q?\d\d?)[ \-/._]*(Q?)(\d{4}|\d\d?)$/i.exec(text.trim()) ?? [];
  if (before === undefined || after === undefined) return null;
  const [yearText, rest] = before.length === 4 ? [before, `${sign!}${after}`] : [after, before];
  if (yearText.length !== 4) return null;
  return `${yearText}-${/^Q/i.test(rest) ? rest.toUpperCase() : rest.padStart(2, "0")}`;
}
