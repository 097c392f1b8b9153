import { dateAt, dayOf, firstDay, lastDay } from "../../calendar/dates.js";
import { type Marks, sound, type TimeColumn } from "../column.js";
import { marksOf, type Missing } from "./marks.js";

// As in rows: years 1 to 9998, less a day at either end for zones. A date in 9999 stands for "never".
const earliest = -62_135_510_400_000;
const latest = 253_370_678_400_000;
const firstDayOfNever = /*#__PURE__*/ dayOf("9999-01-01");

/** A column of instants in epoch milliseconds. It holds the array itself, unless a value in it has to be another. */
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
 * Drops fractions of a millisecond, as `Date` does. In place of what is missing stands the time before it: another
 * may have no period, and loops over many rows digest this one best.
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

/** A column of calendar dates as days from 1970-01-01. It holds the array itself. */
export function dayColumn(days: Int32Array, missing: Missing): TimeColumn {
  const unusable = new Map<number, unknown>();
  const marks = marksOf(missing, days.length, (place) => {
    const day = days[place]!;
    if (day >= firstDay && day < firstDayOfNever) return false;
    unusable.set(place, day >= firstDay && day <= lastDay ? dateAt(day) : day);
    return true;
  });
  return { type: "time", values: days, dates: true, marks, unusable };
}
