import { CalendarPeriod, type Neighbour } from "./calendar-period.js";
import { addDays, dateAt, dayOf, daysBetween, firstDayOf, monthOf } from "./dates.js";
import { rangeLabel } from "./labels.js";
import { range } from "./range.js";
import { monthsIn } from "./rules.js";
import type { CalendarDate, Grain, Period } from "./time.js";

/**
 * The day with the same number in the unit `count` units later, or earlier if negative: 31 March is one month after
 * 31 January. The last day of that unit if it has fewer days.
 */
export function shiftDate(unit: Grain, date: CalendarDate, count: number): CalendarDate {
  const months = monthsOf(unit);
  if (months !== null) {
    const month = monthOf(dayOf(date));
    const target = month + count * months;
    const place = dayOf(date) - firstDayOf(month);
    return dateAt(Math.min(firstDayOf(target) + place, firstDayOf(target + 1) - 1));
  }
  const ordinal = unit.reader()(date);
  const place = daysBetween(unit.period(ordinal).start, date);
  const { start, end } = unit.period(ordinal + count);
  return addDays(start, Math.min(place, daysBetween(start, end) - 1));
}

/** The calendar months of a civil unit; `null` for days, weeks and units of other calendars. */
function monthsOf({ unit, definition }: Grain): number | null {
  return "calendar" in definition || !(unit in monthsIn) ? null : monthsIn[unit as keyof typeof monthsIn];
}

/**
 * The period `count` units earlier. Whole months move by whole months, other periods by days; a week moves by 52 weeks
 * for each calendar year. `null` if there is no such period: 31 May has no counterpart in April.
 */
export function periodBefore(period: Period, unit: Grain, count: number): Period | null {
  const months = monthsOf(unit);
  const { start, end, grain, zone } = period;
  if (grain?.unit === "week" && months !== null)
    return unit.unit === "year" ? period.offset(-52 * count) : null;
  const from = shiftDate(unit, start, -count);
  if (shiftDate(unit, from, count) !== start) return null;
  const [last, next] = [addDays(shiftDate(unit, addDays(end, -1), -count), 1), shiftDate(unit, end, -count)];
  // 28 February is one day, so its counterpart in January is one day too, not 28 to 31 January.
  const isOfDays = months !== null && !(start.endsWith("-01") && end.endsWith("-01"));
  const to = isOfDays || last > next ? last : next;
  const ordinal = grain?.reader()(from);
  const whole = ordinal === undefined ? null : grain!.period(ordinal);
  if (whole !== null && whole.start === from && whole.end === to)
    return zone === null ? whole : whole.inZone(zone);
  return range(from, to, zone);
}

/** The `count` units that end with a period. Its neighbours are as many units long. */
export function lastUnits({ end, zone }: Pick<Period, "end" | "zone">, unit: Grain, count: number): Period {
  const start = shiftDate(unit, end, -count);
  const neighbour: Neighbour = (places, inZone) =>
    lastUnits({ end: shiftDate(unit, end, places * count), zone: inZone }, unit, count);
  return new CalendarPeriod(rangeLabel(start, end), start, end, zone, neighbour, null);
}

/** The days from the start of the unit that holds a period's last day to the end of the period. */
export function unitToDate(period: Period, unit: Grain): Period {
  const { start } = unit.period(unit.reader()(addDays(period.end, -1)));
  return range(start, period.end, period.zone);
}
