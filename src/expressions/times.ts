import type { CalendarDate, TimePoint, TimeValue, Zone } from "../calendar/time.js";
import { SalesmetricsError } from "../errors.js";
import { firstIssues, type Problems } from "../vectors/problems.js";
import { isDateAt, midnightOf, type Read, type TimeVector } from "../vectors/vector.js";
import { type Expression, operation } from "./expression.js";

/** A time with the value that held then. */
export function dated<Time, Value>(
  at: Expression<Time, TimeValue>,
  value: Expression<Value, unknown>,
): Expression<Time & Value, unknown> {
  return operation(
    "dated",
    "{2} by {1}",
    [at, value],
    value.type,
    ([readTime, readValue]: [Read<TimeVector>, Read], { arena }) => {
      const buffer = arena.uint16();
      return (batch, subset) => {
        const [time, held] = [readTime(batch, subset), readValue(batch, subset)];
        const issues = firstIssues(time.issues, held.issues, batch.size, buffer);
        return { type: "dated", issues, at: time, value: held };
      };
    },
  );
}

/** Two times farther apart are never on the same day: a day, and the 17 hours that a clock may be off UTC. */
const maxSameDayDistance = 147_600_000;

/**
 * Compares times row by row: 0 where the left is earlier, 1 where both are the same, 2 where it is later. A calendar
 * date and an instant compare as days of the zone; without a zone the order is 3, undecided.
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
    else if (Math.abs(lefts[row]! - rights[row]!) < maxSameDayDistance) {
      const [first, second] = [dayStart(left, row, zone), dayStart(right, row, zone)];
      orders[row] = first < second ? 0 : first > second ? 2 : 1;
    }
  }
}

/** The day of a time, as its midnight in UTC. */
export function dayStart(times: TimeVector, row: number, zone: Zone): number {
  const value = times.values[row]!;
  return isDateAt(times, row) ? value : midnightOf(zone.dateOf(value));
}

/** The issue of a row with an instant that has no day for want of a zone. */
export function missingZoneIssue(problems: Problems): number {
  return problems.invalid(missingZone);
}

/** The calendar date of a time; for an instant, in a zone. */
export function dateOf(time: TimePoint, zone: Zone | null): CalendarDate {
  if (typeof time === "string") return time;
  if (zone === null) throw missingZone();
  return zone.dateOf(time);
}

/** The error of a question that needs a time zone and has none. */
export function missingZone(): SalesmetricsError {
  return new SalesmetricsError(
    "missing-time-zone",
    'expected a time zone to place an instant on a day: pass { zone: timeZone("Europe/Berlin") }, or a period with a zone',
  );
}
