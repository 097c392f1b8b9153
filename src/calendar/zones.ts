import { invalidArgument } from "../errors.js";
import { firstWhere } from "../exact/index.js";
// Not from "@date-fns/tz": it does not say that it is free of side effects, so a bundle that uses none of this file
// would keep the whole of it.
import { tzOffset } from "@date-fns/tz/tzOffset";
import { checkDate } from "./arguments.js";
import { dateAt, dayOf, millisecondsPerDay } from "./dates.js";
import type { CalendarDate, Zone } from "./time.js";

// No zone has been further than this from UTC: the widest was Manila, 15:56 behind it until 1844.
const widestOffset = 16 * 3_600_000;

/**
 * An IANA time zone by its name: what turns instants into days and back.
 *
 * *When to use*. To read days off instants, or to give a grain or a period a zone with `inZone`. The calendar
 * functions take the name itself: `month({ timeZone: "Europe/Berlin" })`.
 *
 * *Details*. `startOf` is the first instant whose clock reading reaches the date: 01:00 where midnight is skipped,
 * the first midnight where there are two, and the start of the next date where the whole date is skipped, as
 * 2011-12-30 was in Samoa. The rules come from the runtime's own time zone data.
 *
 * *Gotchas*. Where clocks go back over midnight, the evening is shown twice; days are divided at the first
 * midnight, so there `dateOf` can show an earlier date than the day that holds the instant. An unknown name and a
 * bare offset such as `"+02:00"` throw `invalid-argument`.
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
  return new IanaZone(name, offsetFormat(name));
}

/** The zone with a name, or none. */
export function zoneOf(name: string | null | undefined): Zone | null {
  return name == null ? null : timeZone(name);
}

class IanaZone implements Zone {
  readonly #offsetFormat: Intl.DateTimeFormat;

  constructor(
    readonly name: string,
    format: Intl.DateTimeFormat,
  ) {
    this.#offsetFormat = format;
    Object.freeze(this);
  }

  dateOf(instant: number): CalendarDate {
    return dateAt(Math.floor((instant + this.#offsetAt(instant)) / millisecondsPerDay));
  }

  startOf(date: CalendarDate): number {
    checkDate("startOf", date);
    return this.#reach(dayOf(date) * millisecondsPerDay);
  }

  instantOf(date: CalendarDate, sinceMidnight: number): number {
    checkDate("instantOf", date);
    return this.#reach(dayOf(date) * millisecondsPerDay + sinceMidnight);
  }

  /** The first instant whose clock reading, taken for UTC, is at least this. */
  #reach(reading: number): number {
    const earliest = reading - widestOffset;
    const latest = reading + widestOffset;
    const offsetBefore = this.#offsetAt(earliest);
    const offsetAfter = this.#offsetAt(latest);
    if (offsetBefore === offsetAfter) return reading - offsetBefore;
    const change = this.#firstChange(earliest, latest);
    return reading - offsetBefore < change ? reading - offsetBefore : Math.max(change, reading - offsetAfter);
  }

  /** The first second with another offset than at `from`, by bisection. */
  #firstChange(from: number, until: number): number {
    const offset = this.#offsetAt(from);
    const isOther = (second: number) => this.#offsetAt(second * 1000) !== offset;
    return firstWhere(Math.floor(from / 1000) + 1, until / 1000, isOther) * 1000;
  }

  /** Milliseconds that clocks are ahead of UTC. */
  #offsetAt(instant: number): number {
    const seconds = Math.round(tzOffset(this.name, new Date(instant)) * 60);
    // @date-fns/tz 1.5.0 loses the sign of offsets between -00:59 and -00:01, such as Monrovia's until 1972.
    const signLost = seconds > 0 && seconds < 3600 && this.#offsetFormat.format(instant).includes("GMT-");
    return (signLost ? -seconds : seconds) * 1000;
  }
}

/** Throws for an unknown name; `tzOffset` itself takes any text that holds a sign and two digits. */
function offsetFormat(name: string): Intl.DateTimeFormat {
  try {
    if (typeof name === "string" && !/^[+-]/.test(name)) {
      return new Intl.DateTimeFormat("en-US", { timeZone: name, timeZoneName: "longOffset" });
    }
  } catch {
    // Falls through to the error below.
  }
  throw invalidArgument("timeZone", `the IANA name of a time zone such as "Europe/Berlin"`, name);
}
