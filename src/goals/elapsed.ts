import { addDays, daysBetween } from "../calendar/dates.js";
import type { CalendarDate, Period } from "../calendar/time.js";
import { dateOf } from "../expressions/times.js";
import type { Frame } from "../question/frame.js";
import { isUnfinished } from "../question/partial.js";
import type { Elapsed } from "./curve.js";

/** How far a period has come at `asOf`. */
export interface Standing extends Elapsed {
  readonly hasBegun: boolean;
  readonly isOver: boolean;
}

/** How far a period has come: a calendar date counts through its end, an instant as the part of its day that is gone. */
export function standingOf(period: Period, frame: Frame): Standing {
  const { asOf } = frame;
  const all = daysBetween(period.start, period.end);
  const isOver = !isUnfinished(period, frame);
  if (asOf === null || isOver) return { days: all, part: [0, 1], hasBegun: true, isOver };
  const date = dayAt(period, frame)!;
  const begun = daysBetween(period.start, date);
  if (begun < 0) return { days: 0, part: [0, 1], hasBegun: false, isOver };
  if (typeof asOf === "string") return { days: begun + 1, part: [0, 1], hasBegun: true, isOver };
  const zone = (period.zone ?? frame.zone)!;
  const [start, next] = [zone.startOf(date), zone.startOf(addDays(date, 1))];
  const part = next > start ? ([asOf - start, next - start] as const) : ([0, 1] as const);
  return { days: begun, part, hasBegun: true, isOver };
}

/** The day of `asOf`; `null` without one. */
export function dayAt(period: Period, { asOf, zone }: Frame): CalendarDate | null {
  return asOf === null ? null : dateOf(asOf, period.zone ?? zone);
}
