import { refusal } from "../errors.js";
import type { CalendarDate } from "./time.js";

// Day 0 is 1970-01-01 and month 0 January 1970, in the Gregorian calendar extended backwards. Core bundles import this
// file, so it uses integers only: no Date object, no library.

/** The length of every day in UTC. */
export const millisecondsPerDay = 86_400_000;

/** The day number of 0001-01-01. */
export const firstDay = -719162;

/** The day number of 9999-12-31. */
export const lastDay = 2932896;

/**
 * Whether a value is the text of a day that exists, from `"0001-01-01"` to `"9999-12-31"`.
 *
 * *When to use*. For a date from a query string or a form: the compiler then knows that it is a `CalendarDate`.
 *
 * @example
 * ```ts
 * import { isCalendarDate } from "salesmetrics";
 *
 * isCalendarDate("2024-02-29"); // => true
 * isCalendarDate("2025-02-29"); // => false
 * isCalendarDate("29/02/2024"); // => false
 * ```
 *
 * @category Calendar
 */
export function isCalendarDate(value: unknown): value is CalendarDate {
  return typeof value === "string" && !Number.isNaN(dayOf(value));
}

/** The day number of a date; NaN for a text that is no day from `"0001-01-01"` to `"9999-12-31"`. */
export function dayOf(text: string): number {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return Number.NaN;
  const year = checkedDigits(text, 0) * 100 + checkedDigits(text, 2);
  const month = checkedDigits(text, 5);
  const dayOfMonth = checkedDigits(text, 8);
  const exists =
    year >= 1 && month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month);
  return exists ? dayAt(year, month, dayOfMonth) : Number.NaN;
}

/** The number of days from one date to another, negative when `end` is earlier. */
export function daysBetween(start: CalendarDate, end: CalendarDate): number {
  return dayOf(end) - dayOf(start);
}

/** The date `count` days later (earlier if negative). Throws `invalid-argument` outside the years 1 to 9999. */
export function addDays(date: CalendarDate, count: number): CalendarDate {
  return dateAt(dayOf(date) + count);
}

/** The date with a day number. Throws `invalid-argument` outside the years 1 to 9999. */
export function dateAt(day: number): CalendarDate {
  if (!(Number.isInteger(day) && day >= firstDay && day <= lastDay)) {
    throw refusal("dateAt", "a day from 0001-01-01 to 9999-12-31", `day ${day} from 1970`);
  }
  const month = monthOf(day);
  const year = 1970 + Math.floor(month / 12);
  const monthOfYear = month - (year - 1970) * 12 + 1;
  return `${padded(year, 4)}-${padded(monthOfYear, 2)}-${padded(day - firstDayOf(month) + 1, 2)}` as CalendarDate;
}

/** The weekday of a day; Sunday is 0. */
export function weekdayOf(day: number): number {
  // Day 0 was a Thursday.
  return (((day + 4) % 7) + 7) % 7;
}

/** The month number of a day. After Howard Hinnant, "chrono-compatible low-level date algorithms". */
export function monthOf(day: number): number {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  // `| 0` rounds a small positive number down at half the cost of Math.floor.
  const leapDays = ((dayOfEra / 1460) | 0) - ((dayOfEra / 36524) | 0) + ((dayOfEra / 146096) | 0);
  const yearOfEra = ((dayOfEra - leapDays) / 365) | 0;
  const dayOfYear = dayOfEra - (365 * yearOfEra + ((yearOfEra / 4) | 0) - ((yearOfEra / 100) | 0));
  const monthFromMarch = ((5 * dayOfYear + 2) / 153) | 0;
  return (yearOfEra + era * 400 - 1970) * 12 + monthFromMarch + 2;
}

/** The number of the first day of a month. */
export function firstDayOf(month: number): number {
  const year = 1970 + Math.floor(month / 12);
  return dayAt(year, month - (year - 1970) * 12 + 1, 1);
}

/** A whole number with leading zeros. */
export function padded(value: number, width: number): string {
  return String(value).padStart(width, "0");
}

function dayAt(year: number, month: number, dayOfMonth: number): number {
  const yearFromMarch = month > 2 ? year : year - 1;
  const leapDays = ((yearFromMarch / 4) | 0) - ((yearFromMarch / 100) | 0) + ((yearFromMarch / 400) | 0);
  const dayOfYear = ((153 * ((month + 9) % 12) + 2) / 5) | 0;
  return 365 * yearFromMarch + leapDays + dayOfYear + dayOfMonth - 719469;
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** The number that two characters of a text make; far below 0 unless both are digits. */
function checkedDigits(text: string, index: number): number {
  const [tens, ones] = [text.charCodeAt(index) - 48, text.charCodeAt(index + 1) - 48];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -100_000;
}

/** The number that two digits of a text make. */
export function digits(text: string, index: number): number {
  return text.charCodeAt(index) * 10 + text.charCodeAt(index + 1) - 528;
}
