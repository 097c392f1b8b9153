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
 * *Details*. Equals `between` with the day after `last`: the same label, the same neighbours. The same date twice gives
 * that one day.
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
 * ```
 *
 * @category Calendar
 */
export function through(first: CalendarDate, last: CalendarDate, options: CalendarOptions = {}): Period {
  checkDate("through", first);
  checkDate("through", last);
  if (first > last) throw invalidArgument("through", `a last day from ${first} on`, last);
  return range(first, addDays(last, 1), zoneOf(knownOptionsIn("through", options, ["timeZone"]).timeZone));
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
  label = rangeLabel(start, end),
): Period {
  const length = daysBetween(start, end);
  const neighbour: Neighbour = (count, inZone) =>
    count === 0
      ? range(start, end, inZone, label)
      : range(addDays(start, count * length), addDays(end, count * length), inZone);
  return new CalendarPeriod(label, start, end, zone, neighbour, null);
}
