import { checkDate } from "./arguments.js";
import { daysBetween } from "./dates.js";
import type { CalendarDate, Period } from "./index.js";
import { invalidArgument, refusal } from "../errors.js";

/**
 * The days of a yearly event by year: `{ 2024: "2024-03-31", 2025: "2025-04-20" }`.
 *
 * @category Comparing years
 */
export type EventDates = Readonly<Record<number, CalendarDate>>;

/** The days from the event nearest to a period to the event of another year. */
export function daysToEvent(period: Period, years: number, events: EventDates = {}): number {
  const year = nearestEvent(period, events);
  return daysBetween(events[year]!, eventOf(year + years, events));
}

function eventOf(year: number, events: EventDates): CalendarDate {
  const date = events[year];
  if (date === undefined) throw invalidArgument("align", `events to hold a day for ${year}`, date);
  return date;
}

/** The year of the event in a period, or nearest to it. */
function nearestEvent(period: Period, events: EventDates): number {
  let nearest = Infinity;
  let years: number[] = [];
  for (const [year, date] of Object.entries(events)) {
    checkDate("align", date);
    const distance = daysOutside(period, date);
    if (distance < nearest) years = [];
    if (distance <= nearest) years.push(Number(year));
    nearest = Math.min(nearest, distance);
  }
  const [year, other] = years;
  if (year === undefined || other !== undefined) {
    const found = years.map((each) => events[each]).join(" and ");
    throw refusal("align", `events with one in or nearest to ${period.label}`, found || "none");
  }
  return year;
}

/** How many days a date lies outside a period; 0 inside. */
function daysOutside({ start, end }: Period, date: CalendarDate): number {
  return date < start ? daysBetween(date, start) : Math.max(0, daysBetween(end, date) + 1);
}
