import { checkDate, checkInteger } from "../arguments.js";
import { dayOf } from "../dates.js";
import { type CalendarGrain, grainOfCalendar } from "../grain.js";
import type { CalendarDate, Grain, Period } from "../index.js";
import { type RetailDefinition, retailDefinition, type RetailOptions } from "./options.js";
import { retailLabel, retailRule, type RetailUnit, retailYears, weeksBefore } from "./rule.js";

export function retailGrain(
  unit: RetailUnit,
  timeZone: string | null | undefined,
  calendar: RetailDefinition,
): CalendarGrain {
  const years = retailYears(calendar);
  const rule = retailRule(unit, calendar, years);
  return grainOfCalendar(unit, timeZone, calendar, rule, retailLabel(unit, calendar, years));
}

/** The arguments of `retailWeek` and its siblings: none, a date, or a year and a number in it; then options. */
export type RetailArguments = readonly [
  which?: CalendarDate | number | RetailOptions,
  numberOrOptions?: number | RetailOptions,
  options?: RetailOptions,
];

/** The body of `retailWeek` and its siblings: all periods, the one that holds a date, or one by year and number. */
export function retailPeriods(
  caller: string,
  unit: RetailUnit,
  [which = {}, second, third]: RetailArguments,
): Grain | Period {
  const [number, options] = typeof second === "object" ? [Number.NaN, second] : [second ?? Number.NaN, third];
  const given = typeof which === "object" ? which : (options ?? {});
  const calendar = retailDefinition(caller, given);
  const grain = retailGrain(unit, given.timeZone, calendar);
  if (typeof which === "object") return grain;
  if (typeof which === "string") {
    checkDate(caller, which);
    return grain.periodOfDay(dayOf(which));
  }
  checkInteger(caller, "year", which, 1, 9999);
  const { startOf } = retailYears(calendar);
  if (unit === "year") return grain.periodOfDay(startOf(which));
  if (unit === "week") {
    checkInteger(caller, unit, number, 1, (startOf(which + 1) - startOf(which)) / 7);
    return grain.periodOfDay(startOf(which) + 7 * (number - 1));
  }
  const weeks = weeksBefore(unit, calendar.pattern);
  checkInteger(caller, unit, number, 1, weeks.length);
  return grain.periodOfDay(startOf(which) + 7 * weeks[number - 1]!);
}
