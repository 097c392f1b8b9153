import { dateAt, firstDayOf, monthOf, padded } from "./dates.js";
import { type CivilDefinition, monthsBefore1970 } from "./rules.js";
import type { CalendarDate } from "./time.js";

/** The label of the calendar period that begins on a day. */
export function labelOf({ unit, weekStartsOn, fiscalYearStartMonth }: CivilDefinition, day: number): string {
  switch (unit) {
    case "day":
      return dateAt(day);
    case "week":
      return weekStartsOn === 1 ? isoWeekLabel(day) : rangeLabel(dateAt(day), dateAt(day + 7));
    case "month":
      return dateAt(day).slice(0, 7);
    case "quarter":
    case "year": {
      const month = monthOf(day) + monthsBefore1970(fiscalYearStartMonth);
      const year = Math.floor(month / 12);
      const name = (fiscalYearStartMonth === 1 ? "" : "FY") + padded(1970 + year, 4);
      return unit === "year" ? name : `${name}-Q${(month - year * 12) / 3 + 1}`;
    }
  }
}

/** `"2025-03-01/2025-03-08"` */
export function rangeLabel(start: CalendarDate, end: CalendarDate): string {
  return `${start}/${end}`;
}

/** ISO 8601: a week belongs to the year that holds its Thursday, and week 1 is the first such week. */
function isoWeekLabel(monday: number): string {
  const thursday = monday + 3;
  const year = Math.floor(monthOf(thursday) / 12);
  const week = Math.floor((thursday - firstDayOf(year * 12)) / 7) + 1;
  return `${padded(1970 + year, 4)}-W${padded(week, 2)}`;
}
