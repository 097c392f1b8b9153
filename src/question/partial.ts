import type { CalendarDate, Period } from "../calendar/time.js";
import type { Frame } from "./frame.js";
import { knownBefore } from "./periods-read.js";

/** Whether a question reads only a part of a period: the period is not over, or an edge of `during` cuts it. */
export function isPartial(period: Period, frame: Frame): boolean {
  const { during } = frame;
  return isUnfinished(period, frame) || (during !== null && cuts(during, period));
}

/**
 * Whether a period is not over, as known at `asOf`. A period that begins with the year 1 or ends with the year 9999,
 * which stand for "never", has no edge there and is never over.
 */
export function isUnfinished(period: Period, { asOf, zone }: Frame): boolean {
  if (period.start === "0001-01-01" || period.end >= "9999") return true;
  const known = knownBefore(asOf, period.zone ?? zone);
  return known !== null && known < period.end;
}

function cuts(during: Period, period: Period): boolean {
  return isInside(during.start, period) || isInside(during.end, period);
}

function isInside(date: CalendarDate, { start, end }: Period): boolean {
  return date > start && date < end;
}
