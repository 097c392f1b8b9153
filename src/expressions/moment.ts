import { daysBetween } from "../calendar/dates.js";
import type { CalendarDate, TimePoint, TimeValue, Zone } from "../calendar/time.js";
import { SalesmetricsError } from "../errors.js";
import { type Expression, operation, type Predicate, type Scope } from "./expression.js";

/**
 * The instant or the day that the question is asked for (`asOf` in its options).
 *
 * *Gotchas*. A question that needs it and does not say it is refused with `missing-as-of`: nothing reads the clock.
 *
 * @category Expressions
 * @since 0.1.0
 */
export function asOf(): Expression<unknown, TimeValue> {
  return {
    type: "time",
    entity: null,
    definition: { asOf: [] },
    opaque: false,
    bind: (scope) => {
      const { asOf: moment } = scope;
      if (moment === null) {
        throw new SalesmetricsError(
          "missing-as-of",
          "expected the moment that the question is asked for: pass { asOf }",
        );
      }
      return () => moment;
    },
  };
}

/**
 * True when the time is there and, where the question says `asOf`, not after it.
 *
 * @category Expressions
 * @since 0.1.0
 */
export function happened<Data>(time: Expression<Data, TimeValue>): Predicate<Data> {
  return operation("happened", [time], "flag", ([read], scope) => (row) => {
    const moment = read!(row);
    if (moment === undefined) return undefined;
    return moment !== null && !liesAfterAsOf(moment as TimePoint, scope);
  });
}

/**
 * True when the time is there and later than the `asOf` of the question; false where the question says none.
 *
 * @category Expressions
 * @since 0.1.0
 */
export function isAfterAsOf<Data>(time: Expression<Data, TimeValue>): Predicate<Data> {
  return operation("isAfterAsOf", [time], "flag", ([read], scope) => (row) => {
    const moment = read!(row);
    if (moment === undefined) return undefined;
    return moment !== null && liesAfterAsOf(moment as TimePoint, scope);
  });
}

/**
 * Compares two times. A calendar date and an instant compare as days in the zone of the question, so that a date
 * stands for the whole of its day.
 */
export function compareTimes(left: TimePoint, right: TimePoint, scope: Scope): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  const leftDate = dateOf(left, scope.zone);
  const rightDate = dateOf(right, scope.zone);
  return leftDate < rightDate ? -1 : leftDate > rightDate ? 1 : 0;
}

/** Whether a time is later than the moment the question is asked for. */
export function liesAfterAsOf(time: TimePoint, scope: Scope): boolean {
  return scope.asOf !== null && compareTimes(time, scope.asOf, scope) > 0;
}

/** The milliseconds from one time to another; whole days of 24 hours where a calendar date is involved. */
export function millisecondsBetween(start: TimePoint, end: TimePoint, scope: Scope): number {
  if (typeof start === "number" && typeof end === "number") return end - start;
  return daysBetween(dateOf(start, scope.zone), dateOf(end, scope.zone)) * 86_400_000;
}

/** The calendar date of a time; an instant needs a zone to have one. */
export function dateOf(time: TimePoint, zone: Zone | null): CalendarDate {
  if (typeof time === "string") return time;
  if (zone === null) {
    throw new SalesmetricsError(
      "missing-time-zone",
      'expected a time zone to place an instant on a day: say it in the period, month({ timeZone: "Europe/Berlin" })',
    );
  }
  return zone.dateOf(time);
}
