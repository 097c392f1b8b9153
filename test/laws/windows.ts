// Periods and the periods before them, by date-fns and by walking through retail years.
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
import type { Asked } from "../calendars/retail-oracle.js";
import type { Calendar as Civil } from "./calendar.js";
import { type RetailUnit, unitsOf } from "./retail.js";

/** Units of the civil calendar, or of a retail one. */
export interface Calendar extends Civil {
  readonly retail?: Asked;
}

/** Days from a first one up to, and without, another. */
export interface Window {
  readonly start: string;
  readonly end: string;
  /** The unit it is one of; `null` for any other days. */
  readonly calendar: Calendar | null;
  /** The window of the same length, `count` lengths earlier. */
  back(count: number): Window;
}

const shown = (date: Date): string => format(date, "yyyy-MM-dd");

/** The same day of a civil unit, `count` units later; its last day if it lacks that one. */
export function shifted(day: string, unit: Calendar["unit"], count: number): string {
  const add = { day: addDays, week: addWeeks, month: addMonths, quarter: addQuarters, year: addYears }[unit];
  return shown(add(parseISO(day), count));
}

/** The same place in a unit, `count` units later; its last place if it lacks that one. */
function moved(day: string, calendar: Calendar, count: number): string {
  if (calendar.retail === undefined) return shifted(day, calendar.unit, count);
  const unit = unitWith(day, calendar);
  const { start, end } = unit.back(-count);
  const same = shifted(start, "day", daysFrom(unit.start, day));
  return same < end ? same : shifted(end, "day", -1);
}

export function daysFrom(start: string, end: string): number {
  return differenceInCalendarDays(parseISO(end), parseISO(start));
}

/** The first day of the civil unit that a day is in. */
function firstDayOf(day: string, { unit, weekStartsOn, fiscalYearStartMonth }: Calendar): string {
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
  const { unit, retail } = calendar;
  if (retail !== undefined)
    return retailWindow(calendar, unitsOf(unit as RetailUnit, retail).numberOf.get(day)!);
  const start = firstDayOf(day, calendar);
  return {
    start,
    end: shifted(start, unit, 1),
    calendar,
    back: (count) => unitWith(shifted(start, unit, -count), calendar),
  };
}

function retailWindow(calendar: Calendar, number: number): Window {
  const { starts } = unitsOf(calendar.unit as RetailUnit, calendar.retail!);
  return {
    start: starts[number]!,
    end: starts[number + 1]!,
    calendar,
    back: (count) => retailWindow(calendar, number - count),
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
export function lastUnits(end: string, calendar: Calendar, count: number): Window {
  return {
    start: moved(end, calendar, -count),
    end,
    calendar: null,
    back: (places) => lastUnits(moved(end, calendar, -count * places), calendar, count),
  };
}

/** The same days `count` units earlier. Whole units stay whole; days that the earlier unit lacks are left out. */
export function unitsBefore(window: Window, by: Calendar, count: number): Window | null {
  const { start, end, calendar } = window;
  const isOfMonths = by.retail === undefined && by.unit !== "day" && by.unit !== "week";
  if (calendar?.unit === "week" && isOfMonths) return by.unit === "year" ? window.back(52 * count) : null;
  const first = moved(start, by, -count);
  if (moved(first, by, count) !== start) return null;
  const isWhole = isOfMonths ? start.endsWith("-01") && end.endsWith("-01") : unitWith(end, by).start === end;
  const last = isWhole
    ? moved(end, by, -count)
    : shifted(moved(shifted(end, "day", -1), by, -count), "day", 1);
  const whole = calendar && unitWith(first, calendar);
  return whole !== null && whole.start === first && whole.end === last ? whole : days(first, last);
}

export function unitsEndingIn({ start, end }: Window, unit: Calendar): Window[] {
  const found: Window[] = [];
  for (let next = unitWith(start, unit); next.end <= end; next = unitWith(next.end, unit)) found.push(next);
  return found;
}
