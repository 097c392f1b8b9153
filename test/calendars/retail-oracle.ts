import { addDays, format, getDay, getMonth, getYear, isLastDayOfMonth } from "date-fns";
import type { RetailDefinition } from "salesmetrics/calendars";

// A retail calendar by a walk over every day: no arithmetic on years.

/** The place of a day in its retail year, counted from 1. */
export interface Place {
  readonly date: string;
  readonly year: number;
  readonly quarter: number;
  readonly month: number;
  readonly week: number;
}

interface Day {
  readonly date: string;
  readonly weekday: number;
  readonly year: number;
  /** The month that ends with this day, or 0. */
  readonly endOfMonth: number;
}

/** The days of 150 years by date-fns, each at noon, which clocks never skip. */
const days: Day[] = [];
for (let at = new Date(1930, 0, 1, 12); getYear(at) < 2080; at = addDays(at, 1)) {
  const endOfMonth = isLastDayOfMonth(at) ? getMonth(at) + 1 : 0;
  days.push({ date: format(at, "yyyy-MM-dd"), weekday: getDay(at), year: getYear(at), endOfMonth });
}

export type Asked = Omit<RetailDefinition, "kind">;

/** Every day of the whole years from 1932 to 2078. */
export function walk({ pattern, yearEnds, namedAfter }: Asked): Place[] {
  const isYearEnd = (index: number): boolean => {
    if (days[index]!.weekday !== yearEnds.weekday) return false;
    const about = yearEnds.on === "last" ? [0, 1, 2, 3, 4, 5, 6] : [-3, -2, -1, 0, 1, 2, 3];
    return about.some((step) => days[index + step]?.endOfMonth === yearEnds.month);
  };
  const ends = days.map((_, index) => index).filter((index) => isYearEnd(index));
  const places: Place[] = [];
  ends.slice(1).forEach((end, which) => {
    const start = ends[which]! + 1;
    const year = days[namedAfter === "start" ? start + 14 : end - 14]!.year;
    for (let index = start; index <= end; index++) {
      const week = Math.floor((index - start) / 7) + 1;
      places.push({ date: days[index]!.date, year, week, ...partsOf(week, pattern.split("-").map(Number)) });
    }
  });
  return places;
}

/** Deals weeks out to four quarters of three months; the rest go to the last month. */
function partsOf(week: number, lengths: readonly number[]): { quarter: number; month: number } {
  let left = week;
  for (let month = 1; month < 12; month++) {
    const length = lengths[(month - 1) % 3]!;
    if (left <= length) return { quarter: Math.ceil(month / 3), month };
    left -= length;
  }
  return { quarter: 4, month: 12 };
}

export const two = (number: number): string => String(number).padStart(2, "0");
