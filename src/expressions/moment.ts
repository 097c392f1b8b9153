import { addDays } from "../calendar/dates.js";
import type { CalendarDate, TimePoint, TimeValue, Zone } from "../calendar/time.js";
import { SalesmetricsError } from "../errors.js";
import { isInvalid, type Problems, withIssue } from "../vectors/problems.js";
import { isDateAt, midnightOf, type Read, type TimeVector } from "../vectors/vector.js";
import { type Expression, operation, type Predicate, type Scope } from "./expression.js";
import { constantTime } from "./literal.js";

/**
 * The instant or the day that the question is asked for (`asOf` in its options).
 *
 * *Gotchas*. A question that needs it and does not say it is refused with `missing-as-of`: nothing reads the clock.
 *
 * @category Expressions
 */
export function asOf(): Expression<unknown, TimeValue> {
  return {
    type: "time",
    entity: null,
    definition: { asOf: [] },
    words: "asOf",
    opaque: false,
    bind: (scope) => {
      const vector = constantTime(saidIn(scope), scope.capacity);
      return () => vector;
    },
  };
}

/** The moment of a question, which it must say. */
export function saidIn({ asOf }: { readonly asOf: TimePoint | null }): TimePoint {
  if (asOf !== null) return asOf;
  throw new SalesmetricsError(
    "missing-as-of",
    "expected the moment that the question is asked for: pass { asOf }",
  );
}

/**
 * The last moment of which all is known, in the kind of a time beside it: of an instant the moment or the last one of the
 * day that the question is asked for, of a calendar date the last day that is over; but never before that time.
 */
export function knownSince<Data>(time: Expression<Data, TimeValue>): Expression<Data, TimeValue> {
  const known = operation<Data, TimeValue, [Read<TimeVector>]>(
    "known",
    "{1}",
    [time],
    "time",
    ([read]: [Read<TimeVector>], scope) => {
      const { zone, problems, capacity } = scope;
      const [day, instant] = lastKnown(saidIn(scope), zone);
      const unplaced = withoutZone(problems);
      const values = new Float64Array(capacity);
      const buffer = new Uint16Array(capacity);
      return (batch, subset) => {
        const times = read(batch, subset);
        let { issues } = times;
        for (let row = 0; row < batch.size; row++) {
          const known = isDateAt(times, row) ? day : instant;
          values[row] = Math.max(times.values[row]!, known ?? 0);
          if (known === null && (issues === null || issues[row] === 0))
            issues = withIssue(issues, buffer, batch.size, row, unplaced);
        }
        return { type: "time", issues, values, dates: times.dates };
      };
    },
  );
  return { ...known, words: "asOf" };
}

/** The last day and the last instant that are known at a moment; `null` where a zone would have to tell. */
function lastKnown(moment: TimePoint, zone: Zone | null): [day: number | null, instant: number | null] {
  if (typeof moment === "string") return [midnightOf(moment), zone && zone.startOf(addDays(moment, 1)) - 1];
  return [zone && midnightOf(addDays(zone.dateOf(moment), -1)), moment];
}

/**
 * True when the time is there and, where the question says `asOf`, not after it.
 *
 * @category Expressions
 */
export function happened<Data>(time: Expression<Data, TimeValue>): Predicate<Data> {
  return againstAsOf("happened", "has happened", time, 1, 0);
}

/**
 * True when the time is there and later than the `asOf` of the question; false where the question says none.
 *
 * @category Expressions
 */
export function isAfterAsOf<Data>(time: Expression<Data, TimeValue>): Predicate<Data> {
  return againstAsOf("isAfterAsOf", "is after asOf", time, 0, 1);
}

function againstAsOf<Data>(
  name: string,
  verb: string,
  time: Expression<Data, TimeValue>,
  until: number,
  after: number,
): Predicate<Data> {
  return operation(name, `{1} ${verb}`, [time], "flag", ([read]: [Read<TimeVector>], scope) => {
    const { capacity } = scope;
    const values = new Uint8Array(capacity);
    const issues = new Uint16Array(capacity);
    const lateness = scope.asOf === null ? null : latenessReader(scope, scope.asOf);
    const never = new Uint16Array(capacity);
    return (batch, subset) => {
      const times = read(batch, subset);
      const late = lateness?.(times, batch.size) ?? never;
      let hasIssues = false;
      for (let row = 0; row < batch.size; row++) {
        const issue = times.issues === null ? 0 : times.issues[row]!;
        values[row] = issue !== 0 ? 0 : late[row]! > 0 ? after : until;
        issues[row] = isInvalid(issue) ? issue : issue === 0 && late[row]! > 1 ? late[row]! : 0;
        hasIssues ||= issues[row] !== 0;
      }
      return { type: "flag", values, issues: hasIssues ? issues : null };
    };
  });
}

/**
 * Says of times whether they are later than the moment a question is asked for: 0 when not, 1 when so, and an issue
 * where that cannot be said. A calendar date is over at the end of its day.
 */
export function latenessReader(
  { zone, problems, capacity }: Scope,
  moment: TimePoint,
): (times: TimeVector, size: number) => Uint16Array {
  const lateness = new Uint16Array(capacity);
  const orders = new Uint8Array(capacity);
  const limit = constantTime(moment, capacity);
  const answers = [0, 0, 1, withoutZone(problems)];
  return (times, size) => {
    compareTimes(times, limit, size, zone, orders);
    for (let row = 0; row < size; row++) lateness[row] = answers[orders[row]!]!;
    return lateness;
  };
}

/** Further than any clock has been from UTC, and a day on top: 17 and 24 hours. */
const farApart = 147_600_000;

/**
 * Orders times: 0 where the left is earlier, 1 where both are the same, 2 where it is later, and 3 where a calendar
 * date meets an instant and there is no zone. With a zone they compare as days, so that a date stands for the whole
 * of its day.
 */
export function compareTimes(
  left: TimeVector,
  right: TimeVector,
  size: number,
  zone: Zone | null,
  orders: Uint8Array,
): void {
  const [lefts, rights] = [left.values, right.values];
  for (let row = 0; row < size; row++) {
    const [from, to] = [lefts[row]!, rights[row]!];
    orders[row] = 1 + (from > to ? 1 : 0) - (from < to ? 1 : 0);
  }
  if (left.dates === right.dates && typeof left.dates === "boolean") return;
  for (let row = 0; row < size; row++) {
    const isDate = isDateAt(left, row);
    if (isDate === isDateAt(right, row)) continue;
    if (zone === null) orders[row] = 3;
    else if (Math.abs(lefts[row]! - rights[row]!) < farApart) {
      const [first, second] = [dayStart(left, row, zone), dayStart(right, row, zone)];
      orders[row] = first < second ? 0 : first > second ? 2 : 1;
    }
  }
}

/** The midnight in UTC that stands for the calendar date of a time. */
export function dayStart(times: TimeVector, row: number, zone: Zone): number {
  const value = times.values[row]!;
  return isDateAt(times, row) ? value : midnightOf(zone.dateOf(value));
}

/** The issue of a row whose instant cannot be placed on a day. */
export function withoutZone(problems: Problems): number {
  return problems.invalid(missingZone());
}

/** The calendar date of a time; an instant needs a zone to have one. */
export function dateOf(time: TimePoint, zone: Zone | null): CalendarDate {
  if (typeof time === "string") return time;
  if (zone === null) throw missingZone();
  return zone.dateOf(time);
}

/** The error that a question needs a time zone and has none. */
export function missingZone(): SalesmetricsError {
  return new SalesmetricsError(
    "missing-time-zone",
    'expected a time zone to place an instant on a day: say it in the period, month({ timeZone: "Europe/Berlin" })',
  );
}
