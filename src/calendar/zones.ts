import { invalidArgument } from "../errors.js";
import { firstWhere } from "../exact/index.js";
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
  return new IanaZone(name);
}

/** The zone with a name; `null` without a name. */
export function zoneOf(name: string | null | undefined): Zone | null {
  return name == null ? null : timeZone(name);
}

class IanaZone implements Zone {
  readonly #offsetAt: (instant: number) => number;

  constructor(readonly name: string) {
    this.#offsetAt = offsetReader(name);
    Object.freeze(this);
  }

  dateOf(instant: number): CalendarDate {
    return dateAt(Math.floor((instant + this.#offsetAt(instant)) / millisecondsPerDay));
  }

  startOf(date: CalendarDate): number {
    checkDate("startOf", date);
    return this.#firstInstantAt(dayOf(date) * millisecondsPerDay);
  }

  instantOf(date: CalendarDate, sinceMidnight: number): number {
    checkDate("instantOf", date);
    return this.#firstInstantAt(dayOf(date) * millisecondsPerDay + sinceMidnight);
  }

  /** The first instant at which clocks show a reading, given in milliseconds as if in UTC, or a later one. */
  #firstInstantAt(reading: number): number {
    const earliest = reading - widestOffset;
    const latest = reading + widestOffset;
    const offsetBefore = this.#offsetAt(earliest);
    const offsetAfter = this.#offsetAt(latest);
    if (offsetBefore === offsetAfter) return reading - offsetBefore;
    const change = this.#firstChange(earliest, latest);
    return reading - offsetBefore < change ? reading - offsetBefore : Math.max(change, reading - offsetAfter);
  }

  /** The first whole second whose offset differs from that at `from`. */
  #firstChange(from: number, until: number): number {
    const offset = this.#offsetAt(from);
    const isOther = (second: number) => this.#offsetAt(second * 1000) !== offset;
    return firstWhere(Math.floor(from / 1000) + 1, until / 1000, isOther) * 1000;
  }
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
