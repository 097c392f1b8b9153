import type { TimePoint, TimeValue } from "../calendar/time.js";
import { daysBetween } from "../calendar/dates.js";
import { type Expression, operation, type Scope } from "./expression.js";
import { operandOf } from "./literal.js";
import { dateOf, millisecondsBetween } from "./moment.js";

const millisecondsPer = { days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1000 };

/** A unit of elapsed time; a day is 24 hours. */
export type DurationUnit = keyof typeof millisecondsPer;

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
 * @since 0.1.0
 */
export function elapsed<Start, End>(
  start: Expression<Start, TimeValue>,
  end: Expression<End, TimeValue>,
  unit: DurationUnit = "days",
): Expression<Start & End, number> {
  const per = millisecondsPer[unit];
  return {
    ...span(`elapsed ${unit}`, start, end, (from, to, scope) => millisecondsBetween(from, to, scope) / per),
    whole: { units: span("elapsed milliseconds", start, end, millisecondsBetween), per },
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
 * @since 0.1.0
 */
export function calendarDays<Start, End>(
  start: Expression<Start, TimeValue>,
  end: Expression<End, TimeValue>,
): Expression<Start & End, number> {
  return span("calendarDays", start, end, (from, to, scope) =>
    daysBetween(dateOf(from, scope.zone), dateOf(to, scope.zone)),
  );
}

function span<Data>(
  name: string,
  start: Expression<never, TimeValue>,
  end: Expression<never, TimeValue>,
  measure: (start: TimePoint, end: TimePoint, scope: Scope) => number,
): Expression<Data, number> {
  return operation(
    name,
    [operandOf(start, "time"), operandOf(end, "time")],
    "number",
    ([readStart, readEnd], scope) =>
      (row) => {
        const from = readStart!(row);
        if (from === null || from === undefined) return from;
        const to = readEnd!(row);
        if (to === null || to === undefined) return to;
        const length = measure(from as TimePoint, to as TimePoint, scope);
        if (length >= 0) return length;
        scope.problem = "negative duration";
        return undefined;
      },
  );
}
