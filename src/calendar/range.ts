import { invalidArgument, knownOptionsIn } from "../errors.js";
import { checkDate } from "./arguments.js";
import { addDays, daysBetween } from "./dates.js";
import { rangeLabel } from "./labels.js";
import type { CalendarOptions } from "./options.js";
import { CalendarPeriod, type Neighbour } from "./calendar-period.js";
import type { CalendarDate, Period, Zone } from "./time.js";
import { zoneOf } from "./zones.js";

/**
 * The days from a date, included, to another, excluded.
 *
 * *When to use*. For a custom period between two edges. `through` takes the last day instead.
 *
 * *Details*. Its neighbours have as many days: the period before Monday to Sunday is the Monday to Sunday before it.
 * The label is `"2025-03-01/2025-03-08"`.
 *
 * *Gotchas*. A whole month made this way moves by its number of days, not by months. Instants need a `timeZone`.
 * A start that is not before the end throws `invalid-argument`.
 *
 * @example
 * ```ts
 * import { between } from "salesmetrics";
 *
 * const firstWeekOfMarch = between("2025-03-01", "2025-03-08");
 *
 * firstWeekOfMarch.contains("2025-03-08"); // => false
 * firstWeekOfMarch.offset(-1).label; // => "2025-02-22/2025-03-01"
 * ```
 *
 * @category Calendar
 */
export function between(
  start: CalendarDate,
  endExclusive: CalendarDate,
  options: CalendarOptions = {},
): Period {
  return checkedRange(
    "between",
    start,
    endExclusive,
    knownOptionsIn("between", options, ["timeZone"]).timeZone,
  );
}

/**
 * The days from a date to another, both included.
 *
 * *When to use*. For the two dates of a date picker. `between` takes the first day after the period instead.
 *
 * *Details*. The days of `between` with the day after `last`, and the same neighbours. The label says the last day as it
 * was picked, `"2025-03-01..2025-03-31"`; of one day, it is that date.
 *
 * *Gotchas*. A last day before the first throws `invalid-argument`. Instants need a `timeZone`.
 *
 * @example
 * ```ts
 * import { through } from "salesmetrics";
 *
 * const oneDay = through("2026-09-07", "2026-09-07", { timeZone: "America/Chicago" });
 *
 * oneDay.contains(Date.parse("2026-09-08T02:23:34Z")); // => true
 * oneDay.end; // => "2026-09-08"
 * oneDay.label; // => "2026-09-07"
 * through("2025-03-01", "2025-03-31").label; // => "2025-03-01..2025-03-31"
 * ```
 *
 * @category Calendar
 */
export function through(first: CalendarDate, last: CalendarDate, options: CalendarOptions = {}): Period {
  checkDate("through", first);
  checkDate("through", last);
  if (first > last) throw invalidArgument("through", `a last day from ${first} on`, last);
  const zone = zoneOf(knownOptionsIn("through", options, ["timeZone"]).timeZone);
  return range(first, addDays(last, 1), zone, undefined, throughLabel);
}

/** The first and the last day, as people read a stretch of days; a single day alone. */
function throughLabel(start: CalendarDate, end: CalendarDate): string {
  const last = addDays(end, -1);
  return start === last ? start : `${start}..${last}`;
}

/** `between` of any values, with a label. */
export function checkedRange(
  caller: string,
  start: CalendarDate,
  end: CalendarDate,
  timeZone: string | null | undefined,
  label?: string,
): Period {
  checkDate(caller, start);
  checkDate(caller, end);
  if (start >= end) throw invalidArgument(caller, `an end after ${start}`, end);
  return range(start, end, zoneOf(timeZone), label);
}

/** `between` for checked dates. */
export function range(
  start: CalendarDate,
  end: CalendarDate,
  zone: Zone | null,
  label?: string,
  labelOf = rangeLabel,
): Period {
  const length = daysBetween(start, end);
  const neighbour: Neighbour = (count, inZone) =>
    count === 0
      ? range(start, end, inZone, label, labelOf)
      : range(addDays(start, count * length), addDays(end, count * length), inZone, undefined, labelOf);
  return new CalendarPeriod(label ?? labelOf(start, end), start, end, zone, neighbour, null);
}
