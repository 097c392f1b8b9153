// Stretches of days, and the stretches before them, by date-fns alone.
import {
  addDays,
  addMonths,
  addQuarters,
  addWeeks,
  addYears,
  differenceInCalendarDays,
  format,
  parseISO,
  startOfMonth,
  startOfQuarter,
  startOfWeek,
  startOfYear,
  subMonths,
} from "date-fns";
import type { Calendar } from "./calendar.js";

/** Days from a first one up to, and without, another. */
export interface Window {
  readonly start: string;
  readonly end: string;
  /** The unit it is one of; `null` for any other days. */
  readonly calendar: Calendar | null;
  /** What lies so many of it before. */
  back(count: number): Window;
}

const shown = (date: Date): string => format(date, "yyyy-MM-dd");

/** The same place, so many units later. */
export function shifted(day: string, unit: Calendar["unit"], count: number): string {
  const add = { day: addDays, week: addWeeks, month: addMonths, quarter: addQuarters, year: addYears }[unit];
  return shown(add(parseISO(day), count));
}

export function daysFrom(start: string, end: string): number {
  return differenceInCalendarDays(parseISO(end), parseISO(start));
}

/** The first day of the unit that a day is in. */
export function firstDayOf(day: string, { unit, weekStartsOn, fiscalYearStartMonth }: Calendar): string {
  const date = parseISO(day);
  if (unit === "day") return day;
  if (unit === "week") return shown(startOfWeek(date, { weekStartsOn }));
  if (unit === "month") return shown(startOfMonth(date));
  const before = fiscalYearStartMonth - 1;
  const startOf = unit === "quarter" ? startOfQuarter : startOfYear;
  return shown(addMonths(startOf(subMonths(startOfMonth(date), before)), before));
}

/** The unit that a day is in. */
export function unitWith(day: string, calendar: Calendar): Window {
  const start = firstDayOf(day, calendar);
  return {
    start,
    end: shifted(start, calendar.unit, 1),
    calendar,
    back: (count) => unitWith(shifted(start, calendar.unit, -count), calendar),
  };
}

export function days(start: string, end: string): Window {
  const length = daysFrom(start, end);
  return {
    start,
    end,
    calendar: null,
    back: (count) => days(shifted(start, "day", -count * length), shifted(end, "day", -count * length)),
  };
}

/** The last units up to a day. */
export function lastUnits(end: string, { unit }: Calendar, count: number): Window {
  return {
    start: shifted(end, unit, -count),
    end,
    calendar: null,
    back: (places) => lastUnits(shifted(end, unit, -count * places), { unit } as Calendar, count),
  };
}

/** The same days so many units before: whole months stay whole, and what the earlier unit lacks is not there. */
export function unitsBefore(window: Window, { unit }: Calendar, count: number): Window | null {
  const { start, end, calendar } = window;
  if (calendar?.unit === "week" && unit !== "week" && unit !== "day")
    return unit === "year" ? window.back(52 * count) : null;
  const first = shifted(start, unit, -count);
  if (shifted(first, unit, count) !== start) return null;
  const isWholeMonths = start.endsWith("-01") && end.endsWith("-01");
  const last = isWholeMonths
    ? shifted(end, unit, -count)
    : shifted(shifted(shifted(end, "day", -1), unit, -count), "day", 1);
  const whole = calendar && unitWith(first, calendar);
  return whole !== null && whole.start === first && whole.end === last ? whole : days(first, last);
}

export function unitsEndingIn({ start, end }: Window, unit: Calendar): Window[] {
  const found: Window[] = [];
  for (let next = unitWith(start, unit); next.end <= end; next = unitWith(next.end, unit)) found.push(next);
  return found;
}
