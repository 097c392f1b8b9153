import { firstDayOf, monthOf } from "./dates.js";
import type { GrainDefinition, Unit } from "./time.js";

/** Numbers the periods of a unit by integer arithmetic on day numbers. */
export interface Rule {
  /** The ordinal of the period that holds a day. */
  ordinalOf(day: number): number;
  /** The first day of the period with an ordinal. */
  firstDay(ordinal: number): number;
  /** The ordinal of the first period, if there is a first; lower ordinals mean that period too. */
  readonly first?: number;
}

export interface CivilDefinition extends GrainDefinition {
  readonly unit: Exclude<Unit, "period">;
}

export const monthsIn = { month: 1, quarter: 3, year: 12 } as const;

/** The rule of a unit of the civil calendar. Period 0 holds 1970-01-01. */
export function ruleOf({ unit, weekStartsOn, fiscalYearStartMonth }: CivilDefinition): Rule {
  switch (unit) {
    case "day":
      return daysRule(1, 0);
    case "week":
      return weeksRule(weekStartsOn);
    default:
      return monthsRule(monthsIn[unit], monthsBefore1970(fiscalYearStartMonth) % monthsIn[unit]);
  }
}

/** The rule of weeks that start on a weekday, Sunday being 0. */
export function weeksRule(startsOn: number): Rule {
  // 1970-01-01 was a Thursday, weekday 4.
  return daysRule(7, (11 - startsOn) % 7);
}

/** The number of months from the start of a fiscal year to January 1970, which it holds. */
export function monthsBefore1970(fiscalYearStartMonth: number): number {
  return (13 - fiscalYearStartMonth) % 12;
}

/** Periods of `span` days; period 0 starts `lead` days before 1970-01-01. */
function daysRule(span: number, lead: number): Rule {
  return {
    ordinalOf: (day) => Math.floor((day + lead) / span),
    firstDay: (ordinal) => ordinal * span - lead,
  };
}

/** Periods of `span` months; period 0 starts `lead` months before January 1970. */
function monthsRule(span: number, lead: number): Rule {
  return {
    ordinalOf: (day) => Math.floor((monthOf(day) + lead) / span),
    firstDay: (ordinal) => firstDayOf(ordinal * span - lead),
  };
}
