import { millisecondsPerDay } from "../calendar/dates.js";
import type { TimeValue, Zone } from "../calendar/time.js";
import { invalidArgument } from "../errors.js";
import { isDateAt, type TimeVector } from "../vectors/vector.js";
import type { Expression, Predicate, Scope } from "./expression.js";
import { lt } from "./comparison.js";
import { not } from "./logic.js";
import { lengthBetween, type WriteLengths } from "./length.js";
import { dayStart } from "./times.js";

/** The milliseconds of a unit. */
export const millisecondsPer = { days: millisecondsPerDay, hours: 3_600_000, minutes: 60_000, seconds: 1000 };

/** A unit of elapsed time; a day is 24 hours. */
export type DurationUnit = keyof typeof millisecondsPer;

export function isDurationUnit(unit: unknown): unit is DurationUnit {
  return typeof unit === "string" && Object.hasOwn(millisecondsPer, unit);
}

/**
 * A length of time: `{ length: 30, unit: "days" }`.
 *
 * @category Expressions
 */
export interface Duration {
  readonly length: number;
  readonly unit: DurationUnit;
}

/**
 * A length of time in days of 24 hours.
 *
 * @example
 * ```ts
 * import { days } from "salesmetrics";
 *
 * days(30); // => { length: 30, unit: "days" }
 * ```
 *
 * @category Expressions
 */
export function days(length: number): Duration {
  return duration(length, "days");
}

/**
 * A length of time in hours.
 *
 * @category Expressions
 */
export function hours(length: number): Duration {
  return duration(length, "hours");
}

/**
 * A length of time in minutes.
 *
 * @category Expressions
 */
export function minutes(length: number): Duration {
  return duration(length, "minutes");
}

function duration(length: number, unit: DurationUnit): Duration {
  if (!(Number.isFinite(length) && length > 0)) throw invalidArgument(unit, "a number above 0", length);
  return { length, unit };
}

/**
 * `end − start` in days of 24 hours, hours, minutes or seconds, with fractions.
 *
 * *Details*. Between two calendar dates it is a whole number of days. Between a calendar date and an instant, both
 * count as days in the zone of the question. Aggregates add whole milliseconds and divide once, so the order of rows
 * does not matter.
 *
 * *Gotchas*. A row whose end is before its start is reported with "negative duration".
 *
 * @category Expressions
 */
export function elapsed<Start, End>(
  start: Expression<Start, TimeValue>,
  end: Expression<End, TimeValue>,
  unit: DurationUnit = "days",
): Expression<Start & End, number> {
  if (!isDurationUnit(unit)) throw invalidArgument("elapsed", 'a unit such as "days"', unit);
  const per = millisecondsPer[unit];
  return {
    ...span(`elapsed ${unit}`, unit, start, end, per),
    whole: { units: milliseconds(start, end), per },
  };
}

/**
 * The number of midnights from a start to an end: Monday evening to Tuesday morning is 1.
 *
 * *Details*. The day of an instant is taken in the zone of the question.
 *
 * *Gotchas*. A row whose end is before its start is reported with "negative duration".
 *
 * @category Expressions
 */
export function calendarDays<Start, End>(
  start: Expression<Start, TimeValue>,
  end: Expression<End, TimeValue>,
): Expression<Start & End, number> {
  return span("calendarDays", "calendar days", start, end, millisecondsPer.days, true);
}

/** False for no row: one whose end is before its start is reported with "negative duration". */
export function inOrder<Start, End>(
  start: Expression<Start, TimeValue>,
  end: Expression<End, TimeValue>,
): Predicate<Start & End> {
  const holds = not(lt(elapsed(start, end), 0));
  return { ...holds, words: { parts: [start, end], as: "{2} is not before {1}" } };
}

/** The whole milliseconds from a start to an end; with `wholeDays`, from midnight to midnight. */
export function milliseconds(
  start: Expression<never, TimeValue>,
  end: Expression<never, TimeValue>,
  wholeDays = false,
): Expression<never, number> {
  return span(`${wholeDays ? "calendar" : "elapsed"} milliseconds`, "milliseconds", start, end, 1, wholeDays);
}

/** `(end − start) ÷ per` milliseconds; with `wholeDays`, from midnight to midnight. */
function span<Data>(
  name: string,
  unit: string,
  start: Expression<never, TimeValue>,
  end: Expression<never, TimeValue>,
  per: number,
  wholeDays = false,
): Expression<Data, number> {
  const writerIn = ({ zone }: Scope): WriteLengths => {
    return (from, to, size, issues, lengths) => {
      if (!wholeDays && from.dates === to.dates && typeof from.dates === "boolean")
        subtractTimes(from, to, size, per, lengths);
      else
        for (let row = 0; row < size; row++)
          if (issues === null || issues[row] === 0)
            lengths[row] = spanAt(from, to, row, wholeDays, zone) / per;
    };
  };
  return lengthBetween(name, `${unit} from {1} to {2}`, start, end, writerIn, { isWhole: per === 1 });
}

function subtractTimes(
  { values: starts }: TimeVector,
  { values: ends }: TimeVector,
  size: number,
  per: number,
  lengths: Float64Array,
): void {
  if (per === 1) for (let row = 0; row < size; row++) lengths[row] = ends[row]! - starts[row]!;
  else for (let row = 0; row < size; row++) lengths[row] = (ends[row]! - starts[row]!) / per;
}

/** The milliseconds between two times; between midnights when one is a calendar date. NaN where a zone is missing. */
function spanAt(
  from: TimeVector,
  to: TimeVector,
  row: number,
  wholeDays: boolean,
  zone: Zone | null,
): number {
  const dates = (isDateAt(from, row) ? 1 : 0) + (isDateAt(to, row) ? 1 : 0);
  if (dates === 2 || (dates === 0 && !wholeDays)) return to.values[row]! - from.values[row]!;
  return zone === null ? Number.NaN : dayStart(to, row, zone) - dayStart(from, row, zone);
}
