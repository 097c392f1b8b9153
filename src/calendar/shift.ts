import { CalendarPeriod } from "./calendar-period.js";
import { addDays, dateAt, dayOf, daysBetween, firstDayOf, monthOf } from "./dates.js";
import { rangeLabel } from "./labels.js";
import { range } from "./range.js";
import type { CalendarDate, Grain, Period, Zone } from "./time.js";

/** How many calendar months a unit is made of. */
const monthsIn: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

/**
 * The day at the same place `count` units later, or earlier when negative: the same day of the month, or of a week or
 * another unit. Where there is none, because the unit is too short, it is the last of the unit.
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

function monthsOf({ unit, definition }: Grain): number | null {
  return "calendar" in definition ? null : (monthsIn[unit] ?? null);
}

/**
 * The period `count` units earlier: whole months before whole months, else the same days. A week is as many times 52
 * weeks earlier where the unit is the calendar year. `null` where there is none, as for the 31st of a month before one
 * of 30 days.
 */
export function periodBefore(period: Period, unit: Grain, count: number): Period | null {
  const months = monthsOf(unit);
  const { start, end, grain, zone } = period;
  if (grain?.unit === "week" && months !== null)
    return unit.unit === "year" ? period.offset(-52 * count) : null;
  const from = shiftDate(unit, start, -count);
  if (shiftDate(unit, from, count) !== start) return null;
  const [last, next] = [addDays(shiftDate(unit, addDays(end, -1), -count), 1), shiftDate(unit, end, -count)];
  // The last of February is one day, and so is the day a month before it.
  const isOfDays = months !== null && !(start.endsWith("-01") && end.endsWith("-01"));
  const to = isOfDays || last > next ? last : next;
  const ordinal = grain?.reader()(from);
  const whole = ordinal === undefined ? null : grain!.period(ordinal);
  if (whole !== null && whole.start === from && whole.end === to)
    return zone === null ? whole : whole.inZone(zone);
  return range(from, to, zone);
}

/** The last `count` units up to the end of a period. The stretch before it is as many units long. */
export function lastUnits(period: Period, unit: Grain, count: number): Period {
  return unitsUpTo(period.end, unit, count, period.zone);
}

function unitsUpTo(end: CalendarDate, unit: Grain, count: number, zone: Zone | null): Period {
  const start = shiftDate(unit, end, -count);
  return new CalendarPeriod(
    rangeLabel(start, end),
    start,
    end,
    zone,
    (places, inZone) => unitsUpTo(shiftDate(unit, end, places * count), unit, count, inZone),
    null,
  );
}

/** From the start of the unit that holds a period's last day to the period's end. */
export function unitToDate(period: Period, unit: Grain): Period {
  const { start } = unit.period(unit.reader()(addDays(period.end, -1)));
  return range(start, period.end, period.zone);
}
