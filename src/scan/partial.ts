import type { CalendarDate, Period } from "../calendar/time.js";
import type { Frame } from "./frame.js";
import { knownBefore } from "./look.js";

/**
 * Whether the question looks at only a part of a period: its end is not yet known, or `during` cuts it. What begins
 * with the year 1 or ends with the year 9999, which stands for never, is no whole period.
 */
export function isPartial(period: Period, { during, asOf, zone }: Frame): boolean {
  if (period.start === "0001-01-01" || period.end >= "9999") return true;
  if (during !== null && (isInside(during.start, period) || isInside(during.end, period))) return true;
  const known = knownBefore(asOf, period.zone ?? zone);
  return known !== null && known < period.end;
}

function isInside(date: CalendarDate, { start, end }: Period): boolean {
  return date > start && date < end;
}
