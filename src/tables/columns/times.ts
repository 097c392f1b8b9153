import { dateAt, dayOf, firstDay, lastDay } from "../../calendar/dates.js";
import { earliest, latest } from "../../vectors/kinds/time.js";
import { type Marks, marksOf, type Missing, sound, type TimeColumn } from "../column.js";

const firstDayOfNever = /*#__PURE__*/ dayOf("9999-01-01");

/** Whether a day can be used: it is in the calendar, and does not stand for "never". */
export function isUsableDay(day: number): boolean {
  return day >= firstDay && day < firstDayOfNever;
}

/** A column of instants in epoch milliseconds. The array is shared, unless a value has to change. */
export function instantColumn(values: Float64Array, missing: Missing): TimeColumn {
  let hasFractions = false;
  const unusable = new Map<number, unknown>();
  const marks = marksOf(missing, values.length, (place) => {
    const value = values[place]!;
    hasFractions ||= Math.trunc(value) !== value;
    if (value >= earliest && value < latest) return false;
    if (!Number.isNaN(value)) unusable.set(place, new Date(value));
    return true;
  });
  const isUsable = marks === null && !hasFractions;
  return { type: "time", values: isUsable ? values : repaired(values, marks), dates: false, marks, unusable };
}

/**
 * Drops fractions of a millisecond, as `Date` does. A value with a mark is replaced by the time before it, which is in
 * range and keeps later loops fast.
 */
function repaired(values: Float64Array, marks: Marks): Float64Array {
  const found = new Float64Array(values.length);
  let last = Number.NaN;
  for (let place = 0; place < values.length; place++) {
    // Adding 0 turns -0 into 0.
    if (marks === null || marks[place] === sound) last = Math.trunc(values[place]!) + 0;
    found[place] = last;
  }
  return found;
}

/** A column of calendar dates as days from 1970-01-01. The array is shared. */
export function dayColumn(days: Int32Array, missing: Missing): TimeColumn {
  const unusable = new Map<number, unknown>();
  const marks = marksOf(missing, days.length, (place) => {
    const day = days[place]!;
    if (isUsableDay(day)) return false;
    unusable.set(place, day >= firstDay && day <= lastDay ? dateAt(day) : day);
    return true;
  });
  return { type: "time", values: days, dates: true, marks, unusable };
}
