import { checkDate, checkInteger } from "../arguments.js";
import { dayOf } from "../dates.js";
import { CalendarGrain } from "../grain.js";
import type { CalendarDate, Grain, Period } from "../index.js";
import { zoneOf } from "../zones.js";
import { type RetailDefinition, retailDefinition, type RetailOptions } from "./options.js";
import { retailLabel, retailRule, type RetailUnit, type RetailYears, retailYears } from "./rule.js";

/** The grain of a unit of a retail calendar. */
export function retailGrain(
  unit: RetailUnit,
  timeZone: string | null | undefined,
  calendar: RetailDefinition,
): CalendarGrain {
  const zone = zoneOf(timeZone);
  const years = retailYears(calendar);
  const definition = {
    unit,
    timeZone: zone === null ? null : zone.name,
    weekStartsOn: 1,
    fiscalYearStartMonth: 1,
    calendar,
  };
  const rule = retailRule(unit, calendar, years);
  return new CalendarGrain(zone, definition, rule, retailLabel(unit, calendar, years));
}

/** Which periods a caller means: all, the one that holds a date, or one by its year and its number in it. */
export type RetailArguments = readonly [
  which?: CalendarDate | number | RetailOptions,
  numberOrOptions?: number | RetailOptions,
  options?: RetailOptions,
];

/** The day on which a part of a retail year begins, by the number of the part. */
export type StartOfPart = (
  calendar: RetailDefinition,
  years: RetailYears,
  year: number,
  number: number,
) => number;

/** What the makers of retail periods have in common. */
export function retailPeriods(
  caller: string,
  unit: RetailUnit,
  [which = {}, second, third]: RetailArguments,
  startOfPart: StartOfPart,
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
  return grain.periodOfDay(startOfPart(calendar, retailYears(calendar), which, number));
}
