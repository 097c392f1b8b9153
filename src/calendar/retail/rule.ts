import { firstDayOf, monthOf, padded, weekdayOf } from "../dates.js";
import { type Rule, weeksRule } from "../rules.js";
import type { RetailDefinition, RetailPattern } from "./options.js";

export type RetailUnit = "week" | "month" | "quarter" | "year";

/** The years of a retail calendar by their numbers, in days from 1970-01-01. */
export interface RetailYears {
  readonly startOf: (year: number) => number;
  readonly yearOf: (day: number) => number;
}

export function retailYears({ yearEnds: { on, weekday, month }, namedAfter }: RetailDefinition): RetailYears {
  // A year that ends with December starts in the calendar year in which it ends.
  const yearsToEnd = namedAfter === "start" && month < 12 ? 1 : 0;
  const startOf = (year: number): number => {
    const monthEnd = firstDayOf((year + yearsToEnd - 1971) * 12 + month) - 1;
    const latest = on === "nearest" ? monthEnd + 3 : monthEnd;
    return latest - ((weekdayOf(latest) - weekday + 7) % 7) + 1;
  };
  const yearOf = (day: number): number => {
    let year = 1970 + Math.floor(monthOf(day) / 12) - yearsToEnd;
    while (day < startOf(year)) year--;
    while (day >= startOf(year + 1)) year++;
    return year;
  };
  return { startOf, yearOf };
}

/** Numbers the periods of a retail calendar. Period 0 holds 1970-01-01. */
export function retailRule(
  unit: RetailUnit,
  { pattern, yearEnds }: RetailDefinition,
  years: RetailYears,
): Rule {
  return unit === "week"
    ? weeksRule((yearEnds.weekday + 1) % 7)
    : partsRule(years, weeksBefore(unit, pattern));
}

/** The label of the retail period that begins on a day. */
export function retailLabel(
  unit: RetailUnit,
  { pattern }: RetailDefinition,
  { startOf, yearOf }: RetailYears,
): (day: number) => string {
  return (day) => {
    const year = yearOf(day);
    const weeks = (day - startOf(year)) / 7;
    const name = `FY${padded(year, 4)}`;
    if (unit === "year") return name;
    if (unit === "week") return `${name}-W${padded(weeks + 1, 2)}`;
    const place = weeksBefore(unit, pattern).indexOf(weeks) + 1;
    return unit === "quarter" ? `${name}-Q${place}` : `${name}-M${padded(place, 2)}`;
  };
}

/** For each part of a year, the number of weeks before it. */
export function weeksBefore(unit: "month" | "quarter" | "year", pattern: RetailPattern): readonly number[] {
  if (unit === "year") return [0];
  const quarters = [0, 13, 26, 39];
  if (unit === "quarter") return quarters;
  const [first, second] = pattern.split("-").map(Number) as [number, number, number];
  return quarters.flatMap((weeks) => [weeks, weeks + first, weeks + first + second]);
}

/** Numbers the parts of years. Each starts after the given weeks of its year; the last runs to the end of the year. */
function partsRule({ startOf, yearOf }: RetailYears, starts: readonly number[]): Rule {
  const { length } = starts;
  const numberOf = (day: number): number => {
    const year = yearOf(day);
    const first = startOf(year);
    let part = length - 1;
    while (day < first + 7 * starts[part]!) part--;
    return year * length + part;
  };
  const zero = numberOf(0);
  return {
    ordinalOf: (day) => numberOf(day) - zero,
    firstDay: (ordinal) => {
      const year = Math.floor((ordinal + zero) / length);
      return startOf(year) + 7 * starts[ordinal + zero - year * length]!;
    },
  };
}
