import { having, invalidArgument, knownOptionsIn, refusal } from "../errors.js";
import { isCalendarDate } from "../calendar/dates.js";
import type { Period, PeriodJson } from "../calendar/time.js";
import { isKnownLocale } from "../money/format-money.js";
import { type Language, languageIn } from "./language.js";

/**
 * The label of a period in a locale: "March 2025", "مارس 2025".
 *
 * *Details*. Months, years, days and ranges of days are written by `Intl`, in the Gregorian calendar; quarters, weeks and
 * fiscal years in the words of `language`. Any other label, such as one of a retail calendar or of a table of periods, stays
 * as it is.
 *
 * @example
 * ```ts
 * import { month, quarter, year } from "salesmetrics";
 * import { formatPeriod } from "salesmetrics/describe";
 * import { ar } from "salesmetrics/describe/ar";
 * import { en } from "salesmetrics/describe/en";
 *
 * formatPeriod(month(2025, 3), "en"); // => "March 2025"
 * formatPeriod(month(2025, 3), "ar-AE"); // => "مارس 2025"
 * formatPeriod(quarter(2025, 1), "en", { language: en }); // => "Q1 2025"
 * formatPeriod(year(2025, { fiscalYearStartMonth: 4 }), "ar-AE", { language: ar }); // => "السنة المالية 2025"
 * ```
 *
 * @category Formats
 */
export function formatPeriod(
  period: Period | PeriodJson,
  locale: string,
  options: { readonly language?: Language | undefined } = {},
): string {
  const caller = "formatPeriod";
  const { language } = knownOptionsIn(caller, options, ["language"]);
  if (language !== undefined) languageIn(caller, language);
  if (!isKnownLocale(locale)) throw invalidArgument(caller, "a locale that this runtime knows", locale);
  const { label, start, end } = having(caller, "a period, such as month(2025, 3)", period, "label");
  if (typeof label !== "string" || !isCalendarDate(start) || !isCalendarDate(end))
    throw invalidArgument(caller, "a period, such as month(2025, 3)", label);
  return isCalendarDate(label) || /^\d{4}(-\d\d)?$/.test(label)
    ? writtenDate(label, locale)
    : (rangeText(label, locale) ?? patternText(caller, label, locale, language) ?? label);
}

const gregorian = { calendar: "gregory", timeZone: "UTC" } as const;

/** A day, a month or a year: `"2025-03-31"`, `"2025-03"`, `"2025"`. */
function writtenDate(label: string, locale: string): string {
  const [, month, day] = label.split("-");
  const parts: Intl.DateTimeFormatOptions = {
    year: "numeric",
    ...(month !== undefined && { month: "long" }),
    ...(day !== undefined && { day: "numeric" }),
  };
  return new Intl.DateTimeFormat(locale, { ...gregorian, ...parts }).format(new Date(label));
}

/** A range of days, whose label has an end that is excluded; `null` for any other label. */
function rangeText(label: string, locale: string): string | null {
  const [start, end] = label.split("/");
  if (!isCalendarDate(start) || !isCalendarDate(end)) return null;
  const format = new Intl.DateTimeFormat(locale, {
    ...gregorian,
    year: "numeric",
    month: "short",
    day: "numeric",
  });
  return format.formatRange(new Date(start), new Date(Date.parse(end) - 1));
}

const pattern = /^(FY)?(\d{4})(?:-(?:Q([1-4])|W(\d\d)))?$/;

/** A quarter, a week or a fiscal year in words; `null` for any other label. */
function patternText(
  caller: string,
  label: string,
  locale: string,
  language: Language | undefined,
): string | null {
  const [, fiscal, yearText, quarter, week] = pattern.exec(label) ?? [];
  if (yearText === undefined) return null;
  if (language === undefined) throw refusal(caller, `a language for ${label}: { language: en }`, "none");
  const { periods } = language;
  const name = week !== undefined ? "week" : quarter === undefined ? "fiscalYear" : "quarter";
  const chosen = periods[name === "quarter" && fiscal !== undefined ? "fiscalQuarter" : name];
  const parts: Readonly<Record<string, string>> = {
    year: writtenDate(yearText, locale),
    quarter: quarter === undefined ? "" : periods.quarters[Number(quarter) - 1]!,
    week: week === undefined ? "" : new Intl.NumberFormat(locale).format(Number(week)),
  };
  return chosen.replace(/\{(\w+)\}/g, (_, part: string) => parts[part]!);
}
