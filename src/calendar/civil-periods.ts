import { checkDate, checkInteger } from "./arguments.js";
import { dayOf, firstDayOf } from "./dates.js";
import { type CalendarGrain, grainFor } from "./grain.js";
import type { FiscalOptions, WeekOptions } from "./options.js";
import { monthsBefore1970, monthsIn } from "./rules.js";
import type { CalendarDate, Grain, Period } from "./time.js";

type CivilOptions = WeekOptions & FiscalOptions;

/** The body of `day` and `week`: all periods of the unit, or the one that holds a date. */
export function periodsByDate(
  unit: "day" | "week",
  which: CalendarDate | CivilOptions,
  options: CivilOptions,
): Grain | Period {
  if (typeof which === "object") return civilGrain(unit, which);
  checkDate(unit, which);
  return civilGrain(unit, options).periodOfDay(dayOf(which));
}

/** The body of `month`, `quarter` and `year`: all periods of the unit, or the one with a number in a year. */
export function periodsByNumber(
  unit: keyof typeof monthsIn,
  which: number | CivilOptions,
  number: number,
  options: CivilOptions,
): Grain | Period {
  if (typeof which === "object") return civilGrain(unit, which);
  checkInteger(unit, "year", which, 1, 9999);
  checkInteger(unit, unit, number, 1, 12 / monthsIn[unit]);
  const grain = civilGrain(unit, options);
  const startOfYear = (which - 1970) * 12 - monthsBefore1970(grain.definition.fiscalYearStartMonth);
  return grain.periodOfDay(firstDayOf(startOfYear + (number - 1) * monthsIn[unit]));
}

function civilGrain(
  unit: "day" | "week" | keyof typeof monthsIn,
  { timeZone, weekStartsOn = 1, fiscalYearStartMonth = 1 }: CivilOptions,
): CalendarGrain {
  return grainFor(unit, { unit, timeZone: timeZone ?? null, weekStartsOn, fiscalYearStartMonth });
}
