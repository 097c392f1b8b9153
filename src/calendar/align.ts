import { periodIn } from "./arguments.js";
import { addDays, isCalendarDate, padded } from "./dates.js";
import type { CalendarDate, Grain, Period } from "./index.js";
import { range } from "./range.js";
import { invalidArgument, knownOptionsIn } from "../errors.js";
import { anyGrain } from "./any-grain.js";
import { daysToEvent, type EventDates } from "./align-event.js";

/**
 * How periods of different years are matched.
 *
 * @category Comparing years
 */
export interface Alignment {
  /**
   * `"number"`: the same number in the year, such as week 14. `"date"`: the same dates. `"weekday"`: 52 weeks for each
   * year, so that weekdays match. `"event"`: the same distance in days from a yearly event.
   */
  readonly by: "number" | "date" | "weekday" | "event";
  /** How many years later. Default: -1, the year before. */
  readonly years?: number | undefined;
  /** The day of the event in each year, for `"event"`: `{ 2024: "2024-03-31", 2025: "2025-04-20" }`. */
  readonly events?: EventDates | undefined;
}

/**
 * The period of another year to compare a period with.
 *
 * *When to use*. For weeks, days, promotions and moving feasts: a date falls on another weekday each year, retail years
 * have 52 or 53 weeks, Easter moves by a month. Months need none of this: `growth(metric, 12)` and `offset(-12)`
 * compare them by number.
 *
 * *Details*. By `"number"`, the calendar of the period must have years; a civil week belongs to the year that holds its
 * fourth day, as in ISO 8601. By `"date"`, 29 February becomes 28 February in other years. By `"event"`, the period
 * moves by as many days as the event nearest to it. The result is a period of the same calendar if its days are one,
 * else a range of days.
 *
 * *Gotchas*. By `"number"` the result is `null` if the other year has no such period (week 53, day 366). A week moved by
 * `"date"` is no week: it starts on another weekday. A year without an event in the table, a period halfway between two
 * events, and a period that holds several throw `invalid-argument`.
 *
 * @example
 * ```ts
 * import { through, week } from "salesmetrics";
 * import { align, retailWeek } from "salesmetrics/calendars";
 *
 * align(retailWeek(2024, 14), { by: "number" })?.label; // => "FY2023-W14"
 * align(retailWeek(2023, 53), { by: "number" }); // => null
 * align(week("2025-03-31"), { by: "weekday" }).label; // => "2024-W14"
 * align(week("2025-03-31"), { by: "date" }).label; // => "2024-03-31/2024-04-07"
 *
 * const easter = { 2024: "2024-03-31", 2025: "2025-04-20" } as const;
 * const run = through("2025-04-06", "2025-04-21");
 * align(run, { by: "event", events: easter }).label; // => "2024-03-17/2024-04-02"
 * ```
 *
 * @category Comparing years
 */
export function align(period: Period, how: Alignment & { readonly by: "date" | "weekday" | "event" }): Period;
export function align(period: Period, how: Alignment): Period | null;
export function align(period: Period, how: Alignment): Period | null {
  periodIn("align", period);
  const { by, years = -1, events } = knownOptionsIn("align", how, ["by", "years", "events"]);
  if (!Number.isInteger(years)) throw invalidArgument("align", "a whole number of years", years);
  switch (by) {
    case "number":
      return sameNumber(period, years);
    case "date":
      return daysFrom(period, sameDate(period.start, years, "02-28"), sameDate(period.end, years, "03-01"));
    case "weekday":
      return movedByDays(period, 364 * years);
    case "event":
      return movedByDays(period, daysToEvent(period, years, events));
    default:
      throw invalidArgument("align", "number, date, weekday or event", by);
  }
}

function movedByDays(period: Period, count: number): Period {
  return daysFrom(period, addDays(period.start, count), addDays(period.end, count));
}

/** The period of the same calendar with these days, or else a range of them. */
function daysFrom({ grain, zone }: Period, start: CalendarDate, end: CalendarDate): Period {
  const unit = grain?.period(grain.reader()(start));
  return unit?.start === start && unit.end === end ? unit : range(start, end, zone);
}

/** The same month and day of another year; `instead` replaces 29 February. */
function sameDate(date: CalendarDate, years: number, instead: string): CalendarDate {
  const year = Number(date.slice(0, 4)) + years;
  if (year < 1 || year > 9999) throw invalidArgument("align", "a year from 1 to 9999", year);
  const same = `${padded(year, 4)}-${date.slice(5)}`;
  return isCalendarDate(same) ? same : (`${padded(year, 4)}-${instead}` as CalendarDate);
}

/** The period with the same number in another year; `null` if that year has fewer periods. */
export function sameNumber(period: Period, years: number): Period | null {
  const { grain } = period;
  switch (grain?.unit) {
    case "year":
      return period.offset(years);
    case "quarter":
      return period.offset(4 * years);
    case "month":
      return period.offset(12 * years);
    case "week":
      // A week belongs to the year that holds its fourth day, as in ISO 8601.
      return sameCount(period, grain, years, 3);
    case "day":
      return sameCount(period, grain, years, 0);
    default:
      throw invalidArgument("align", "a period of a calendar with years", period.label);
  }
}

/** The period with the same number; a period belongs to the year that holds the day `lead` days after its start. */
function sameCount(period: Period, grain: Grain, years: number, lead: number): Period | null {
  const yearly = anyGrain({ ...grain.definition, unit: "year" });
  const [ordinalOf, yearOf] = [grain.reader(), yearly.reader()];
  const firstOf = (year: number): number => ordinalOf(addDays(yearly.period(year).start, lead));
  const year = yearOf(addDays(period.start, lead));
  const found = grain.period(firstOf(year + years) + ordinalOf(period.start) - firstOf(year));
  return yearOf(addDays(found.start, lead)) === year + years ? found : null;
}
