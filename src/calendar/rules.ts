import { firstDayOf, monthOf } from "./dates.js";
import type { GrainDefinition, Unit } from "./time.js";

/** Numbers the periods of a unit by integer arithmetic on days. */
export interface Rule {
  ordinalOf(day: number): number;
  firstDay(ordinal: number): number;
  /** The number of the first period, where there is a first: any number before it stands for that period too. */
  readonly first?: number;
}

/** A grain of the civil calendar. */
export interface CivilDefinition extends GrainDefinition {
  readonly unit: Exclude<Unit, "period">;
}

/** The rule of a unit of the civil calendar. Period 0 holds 1970-01-01. */
export function ruleOf({ unit, weekStartsOn, fiscalYearStartMonth }: CivilDefinition): Rule {
  switch (unit) {
    case "day":
      return daysRule(1, 0);
    case "week":
      // 1970-01-01 was a Thursday, weekday 4.
      return daysRule(7, (11 - weekStartsOn) % 7);
    case "month":
      return monthsRule(1, 0);
    case "quarter":
      return monthsRule(3, monthsBefore1970(fiscalYearStartMonth) % 3);
    case "year":
      return monthsRule(12, monthsBefore1970(fiscalYearStartMonth));
  }
}

/** How many months before January 1970 the fiscal year that holds it began. */
export function monthsBefore1970(fiscalYearStartMonth: number): number {
  return (13 - fiscalYearStartMonth) % 12;
}

function daysRule(span: number, lead: number): Rule {
  return {
    ordinalOf: (day) => Math.floor((day + lead) / span),
    firstDay: (ordinal) => ordinal * span - lead,
  };
}

function monthsRule(span: number, lead: number): Rule {
  return {
    ordinalOf: (day) => Math.floor((monthOf(day) + lead) / span),
    firstDay: (ordinal) => firstDayOf(ordinal * span - lead),
  };
}
