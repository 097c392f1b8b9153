import { invalidArgument } from "../errors.js";
import { firstWhere } from "../exact/index.js";
import { memoized } from "../memo.js";
// Not from "@date-fns/tz": that package does not declare itself free of side effects, so every bundle would keep all of
// it.
import { tzOffset } from "@date-fns/tz/tzOffset";
import { checkDate } from "./arguments.js";
import { dateAt, dayOf, millisecondsPerDay } from "./dates.js";
import type { CalendarDate, Zone } from "./time.js";

// No zone was ever further from UTC: the widest offset was Manila's, -15:56 until 1844.
const widestOffset = 16 * 3_600_000;

/**
 * The IANA time zone with a name. It converts instants to days and back.
 *
 * *When to use*. To get the day of an instant, or to give a grain or a period a zone with `inZone`. The calendar
 * functions take the name itself: `month({ timeZone: "Europe/Berlin" })`.
 *
 * *Details*. `startOf` is the first instant at which clocks reach the date: 01:00 if midnight is skipped, the first
 * midnight if there are two, and the start of the next date if the whole date is skipped, as 2011-12-30 was in Samoa.
 * The rules come from the runtime's own time zone data.
 *
 * *Gotchas*. If clocks go back over midnight, they show the evening twice. The day changes at the first midnight, so
 * `dateOf` can give an earlier date than the day that holds the instant. An unknown name and a bare offset such as
 * `"+02:00"` throw `invalid-argument`.
 *
 * @example
 * ```ts
 * import { timeZone } from "salesmetrics";
 *
 * const chicago = timeZone("America/Chicago");
 *
 * chicago.dateOf(Date.parse("2026-09-08T02:23:34Z")); // => "2026-09-07"
 * new Date(chicago.startOf("2026-09-07")).toISOString(); // => "2026-09-07T05:00:00.000Z"
 * ```
 *
 * @category Calendar
 */
export function timeZone(name: string): Zone {
  return memoized(zones, name, () => ianaZone(name));
}

/** A zone is made once: to ask the runtime for its rules takes longer than a small question. */
const zones = /*#__PURE__*/ new Map<string, Zone>();

/** The zone with a name; `null` without a name. */
export function zoneOf(name: string | null | undefined): Zone | null {
  return name == null ? null : timeZone(name);
}

function ianaZone(name: string): Zone {
  const offsetAt = offsetReader(name);
  const starts = new Map<CalendarDate, number>();

  /** The first instant at which clocks show a date and the milliseconds since its midnight, or a later time. */
  function firstInstantOf(caller: string, date: CalendarDate, sinceMidnight: number): number {
    checkDate(caller, date);
    // As if in UTC.
    const reading = dayOf(date) * millisecondsPerDay + sinceMidnight;
    const earliest = reading - widestOffset;
    const latest = reading + widestOffset;
    const offset = offsetAt(earliest);
    const instant = reading - offset;
    const next = reading - offsetAt(latest);
    if (instant === next) return instant;
    // The first whole second whose offset is another.
    const isOther = (second: number): boolean => offsetAt(second * 1000) !== offset;
    const change = firstWhere(Math.floor(earliest / 1000) + 1, latest / 1000, isOther) * 1000;
    return instant < change ? instant : Math.max(change, next);
  }

  return Object.freeze({
    name,
    dateOf: (instant) => dateAt(Math.floor((instant + offsetAt(instant)) / millisecondsPerDay)),
    startOf: (date) => memoized(starts, date, () => firstInstantOf("startOf", date, 0)),
    instantOf: (date, sinceMidnight) => firstInstantOf("instantOf", date, sinceMidnight),
  } satisfies Zone);
}

/** Returns a function that gives how many milliseconds clocks of a zone are ahead of UTC at an instant. */
export function offsetReader(zoneName: string): (instant: number) => number {
  const format = offsetFormat(zoneName);
  return (instant) => {
    const seconds = Math.round(tzOffset(zoneName, new Date(instant)) * 60);
    // @date-fns/tz 1.5.0 loses the sign of offsets between -00:59 and -00:01, such as Monrovia's until 1972.
    const signLost = seconds > 0 && seconds < 3600 && format.format(instant).includes("GMT-");
    return (signLost ? -seconds : seconds) * 1000;
  };
}

/** Formats offsets of a zone. Throws for an unknown name, as `tzOffset` accepts any text with a sign and two digits. */
function offsetFormat(name: string): Intl.DateTimeFormat {
  try {
    if (typeof name === "string" && !/^[+-]/.test(name)) {
      return new Intl.DateTimeFormat("en-US", { timeZone: name, timeZoneName: "longOffset" });
    }
  } catch {
    // An unknown name: the error below.
  }
  throw invalidArgument("timeZone", 'an IANA name such as "Europe/Berlin"', name);
}
