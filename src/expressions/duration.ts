import { millisecondsPerDay } from "../calendar/dates.js";
import type { TimeValue, Zone } from "../calendar/time.js";
import { invalidArgument } from "../errors.js";
import { Decimals } from "../vectors/decimals.js";
import { firstIssues, withIssue } from "../vectors/problems.js";
import { isDateAt, type Read, type TimeVector } from "../vectors/vector.js";
import { type Expression, operation } from "./expression.js";
import { operandOf } from "./literal.js";
import { dayStart, withoutZone } from "./moment.js";

/** How many milliseconds a unit has. */
export const millisecondsPer = { days: millisecondsPerDay, hours: 3_600_000, minutes: 60_000, seconds: 1000 };

/** A unit of elapsed time; a day is 24 hours. */
export type DurationUnit = keyof typeof millisecondsPer;

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
 * So many days of 24 hours, as a length of time.
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
 * So many hours, as a length of time.
 *
 * @category Expressions
 */
export function hours(length: number): Duration {
  return duration(length, "hours");
}

/**
 * So many minutes, as a length of time.
 *
 * @category Expressions
 */
export function minutes(length: number): Duration {
  return duration(length, "minutes");
}

function duration(length: number, unit: DurationUnit): Duration {
  if (!(length > 0 && Number.isFinite(length))) throw invalidArgument(unit, "a number above 0", length);
  return { length, unit };
}

/**
 * The time that passed from a start to an end, fractions included: days of 24 hours, hours, minutes or seconds.
 *
 * *Details*. Between two calendar dates it is a whole number of days. Where one side is a calendar date and the
 * other an instant, both count as days in the zone of the question. Aggregates of it add whole milliseconds and
 * divide once, so that a mean does not depend on the order of rows.
 *
 * *Gotchas*. An end before its start is no duration: the row is reported with "negative duration".
 *
 * @category Expressions
 */
export function elapsed<Start, End>(
  start: Expression<Start, TimeValue>,
  end: Expression<End, TimeValue>,
  unit: DurationUnit = "days",
): Expression<Start & End, number> {
  const per = millisecondsPer[unit];
  return {
    ...span(`elapsed ${unit}`, unit, start, end, per),
    whole: { units: milliseconds(start, end), per },
  };
}

/**
 * The number of midnights from a start to an end: Monday evening to Tuesday morning is one day.
 *
 * *Details*. Instants fall on days in the zone of the question.
 *
 * *Gotchas*. An end before its start is no duration: the row is reported with "negative duration".
 *
 * @category Expressions
 */
export function calendarDays<Start, End>(
  start: Expression<Start, TimeValue>,
  end: Expression<End, TimeValue>,
): Expression<Start & End, number> {
  return span("calendarDays", "calendar days", start, end, millisecondsPer.days, true);
}

/** The whole milliseconds from a start to an end: from midnight to midnight where only days count. */
export function milliseconds(
  start: Expression<never, TimeValue>,
  end: Expression<never, TimeValue>,
  wholeDays = false,
): Expression<never, number> {
  return span(`${wholeDays ? "calendar" : "elapsed"} milliseconds`, "milliseconds", start, end, 1, wholeDays);
}

/** The time between two times over `per` milliseconds: from midnight to midnight where only days count. */
function span<Data>(
  name: string,
  unit: string,
  start: Expression<never, TimeValue>,
  end: Expression<never, TimeValue>,
  per: number,
  wholeDays = false,
): Expression<Data, number> {
  const operands = [operandOf(start, "time"), operandOf(end, "time")] as const;
  return operation(
    name,
    `${unit} from {1} to {2}`,
    operands,
    "number",
    ([readStart, readEnd]: readonly [Read<TimeVector>, Read<TimeVector>], { zone, problems, capacity }) => {
      const values = new Float64Array(capacity);
      const buffer = new Uint16Array(capacity);
      const decimals = new Decimals();
      const negative = problems.invalid("negative duration");
      const unplaced = withoutZone(problems);
      return (batch, subset) => {
        const { size } = batch;
        const [from, to] = [readStart(batch, subset), readEnd(batch, subset)];
        let issues = firstIssues(from.issues, to.issues, size, buffer);
        const isPlain = !wholeDays && from.dates === to.dates && typeof from.dates === "boolean";
        if (isPlain) subtractTimes(from, to, size, per, values);
        else {
          for (let row = 0; row < size; row++) {
            if (issues !== null && issues[row] !== 0) continue;
            const length = spanAt(from, to, row, wholeDays, zone);
            values[row] = (length ?? 0) / per;
            if (length === null) issues = withIssue(issues, buffer, size, row, unplaced);
          }
        }
        for (let row = 0; row < size; row++) {
          if (values[row]! < 0 && (issues === null || issues[row] === 0))
            issues = withIssue(issues, buffer, size, row, negative);
        }
        if (per === 1) decimals.takeScaled({ units: values, scale: 0 }, size);
        else decimals.takeNumbers(values, size);
        return { type: "number", decimals, issues };
      };
    },
  );
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

/** The milliseconds between two times, from midnight to midnight where a calendar date is involved. */
function spanAt(
  from: TimeVector,
  to: TimeVector,
  row: number,
  wholeDays: boolean,
  zone: Zone | null,
): number | null {
  const dates = (isDateAt(from, row) ? 1 : 0) + (isDateAt(to, row) ? 1 : 0);
  if (dates === 2 || (dates === 0 && !wholeDays)) return to.values[row]! - from.values[row]!;
  return zone === null ? null : dayStart(to, row, zone) - dayStart(from, row, zone);
}
