import { isCalendarDate, millisecondsPerDay } from "../calendar/dates.js";
import type { TimeValue } from "../calendar/time.js";
import { instantOf, timeAt } from "./instants.js";

/** A time of a row, with its instant to compare it by: a calendar date counts as its midnight in UTC. */
export interface Moment {
  readonly time: TimeValue;
  readonly instant: number;
}

/** The moment of a time; `null` if it is missing, `"invalid"` if it is no time. */
export function momentOf(time: TimeValue | null | undefined): Moment | "invalid" | null {
  if (time === null || time === undefined) return null;
  const instant = instantOf(time);
  return instant === null ? "invalid" : { time, instant };
}

/** As {@link momentOf}, where an invalid time counts as missing: its row was left out already. */
export function validMoment(time: TimeValue | null | undefined): Moment | null {
  const moment = momentOf(time);
  return moment === "invalid" ? null : moment;
}

/** The moment some days later, as a calendar date again if it was one. */
export function daysLater({ time, instant }: Moment, days: number): Moment {
  const later = instant + days * millisecondsPerDay;
  return { instant: later, time: timeAt(later, isCalendarDate(time)) };
}

/** The earlier of two moments; `null` is none, later than all. */
export function earlier(left: Moment | null, right: Moment | null): Moment | null {
  if (left === null || right === null) return left ?? right;
  return right.instant < left.instant ? right : left;
}

/** The later of two moments. */
export function later(left: Moment, right: Moment): Moment {
  return right.instant > left.instant ? right : left;
}

/** Orders moments by time. */
export function byInstant(left: Moment, right: Moment): number {
  return left.instant - right.instant;
}

/** Puts rows in order, in place; most are already. */
export function putInOrder<Row>(rows: Row[], compare: (left: Row, right: Row) => number): Row[] {
  for (let place = 1; place < rows.length; place++)
    if (compare(rows[place - 1]!, rows[place]!) > 0) return rows.sort(compare);
  return rows;
}

/** Whether a stretch that may have no end holds an instant; its end is not part of it. */
export function holds(from: Moment, until: Moment | null, instant: number): boolean {
  return from.instant <= instant && (until === null || instant < until.instant);
}
