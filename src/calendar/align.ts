import { addDays } from "./dates.js";
import type { CalendarDate, Period } from "./index.js";
import { range } from "./range.js";
import { invalidArgument } from "../errors.js";
import { daysToEvent, type EventDates } from "./align-event.js";
import { sameNumber } from "./align-number.js";

/**
 * What makes two periods of different years comparable.
 *
 * @category Comparing years
 */
export interface Alignment {
  /**
   * `"number"`: the same place in its year, such as week 14. `"date"`: the same dates. `"weekday"`: 52 weeks for each
   * year, so that weekdays match. `"event"`: as many days from a yearly event.
   */
  readonly by: "number" | "date" | "weekday" | "event";
  /** How many years later; -1, the year before, unless said. */
  readonly years?: number | undefined;
  /** The day of the event in each year, for `"event"`: `{ 2024: "2024-03-31", 2025: "2025-04-20" }`. */
  readonly events?: EventDates | undefined;
}

/**
 * The period of another year that one is to be compared with.
 *
 * *When to use*. `growth(metric, 12)` and `offset(-12)` compare months by number already. Weeks, days, promotions and
 * moving feasts take more thought: a date falls on another weekday each year, retail years have 52 or 53 weeks, Easter
 * moves by a month.
 *
 * *Details*. By `"number"`, the period must be one of a calendar with years; a civil week belongs to the year that
 * holds its fourth day, which for weeks from Monday is ISO 8601. By `"date"`, 29 February stands for 28 February in a
 * year without. By `"event"`, the event is the one nearest to the period, and the days move as far as it does. The
 * answer is a unit of the same calendar where its days are one, else a range of days.
 *
 * *Gotchas*. By `"number"` there may be no such period, week 53 or day 366: `null`. A week by date is no week: it
 * starts on another weekday. An event that the table lacks, a period in the middle between two, and a period that
 * holds several throw `invalid-argument`.
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
 * @see Own definition
 */
export function align(period: Period, how: Alignment & { readonly by: "date" | "weekday" | "event" }): Period;
export function align(period: Period, how: Alignment): Period | null;
export function align(period: Period, { by, years = -1, events }: Alignment): Period | null {
  if (!Number.isInteger(years)) throw invalidArgument("align", "a whole number of years", years);
  switch (by) {
    case "number":
      return sameNumber(period, years);
    case "date":
      return daysFrom(period, sameDate(period.start, years, "02-28"), sameDate(period.end, years, "03-01"));
    case "weekday":
      return movedBy(period, 364 * years);
    case "event":
      return movedBy(period, daysToEvent(period, years, events));
    default:
      throw invalidArgument("align", "number, date, weekday or event", by);
  }
}

function movedBy(period: Period, count: number): Period {
  return daysFrom(period, addDays(period.start, count), addDays(period.end, count));
}

/** The period of the same calendar that has these days, or else the days. */
function daysFrom({ grain, zone }: Period, start: CalendarDate, end: CalendarDate): Period {
  const unit = grain?.period(grain.reader()(start));
  return unit?.start === start && unit.end === end ? unit : range(start, end, zone);
}

/** The same month and day; `instead` of 29 February where a year has none. */
function sameDate(date: CalendarDate, years: number, instead: string): CalendarDate {
  const year = Number(date.slice(0, 4)) + years;
  if (year < 1 || year > 9999) throw invalidArgument("align", "a year from 1 to 9999", year);
  const monthAndDay = date.slice(5);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const there = monthAndDay === "02-29" && !isLeap ? instead : monthAndDay;
  return `${String(year).padStart(4, "0")}-${there}` as CalendarDate;
}
