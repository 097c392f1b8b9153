import { invalidArgument } from "../errors.js";
import { lacksZone } from "./arguments.js";
import { dateAt, dayOf, firstDay, lastDay, millisecondsPerDay } from "./dates.js";
import type { Rule } from "./rules.js";
import type { TimePoint, Unit, Zone } from "./time.js";

const daysPerPage = 128;

/** A function from times to ordinals: dates by arithmetic, instants by the edges of periods in the zone. */
export function readerOf(unit: Unit, rule: Rule, zone: Zone | null): (time: TimePoint) => number {
  const ordinalOfInstant = zone && instantReader(rule, zone);
  return (time) => {
    if (typeof time === "string") return rule.ordinalOf(dayOf(time));
    if (ordinalOfInstant === null) throw lacksZone("reader", "grain", `${unit}(`, `${unit}()`);
    return ordinalOfInstant(time);
  };
}

/** For each midnight in UTC, the ordinal of the period that holds it and the instant when that period ends. */
interface Page {
  readonly ordinals: Int32Array;
  readonly ends: Float64Array;
}

/** Numbers instants from pages of 128 days, each computed when first needed. */
function instantReader(rule: Rule, zone: Zone): (instant: number) => number {
  const startOf = (ordinal: number): number => startOfDay(zone, rule.firstDay(ordinal));
  const first = startOfDay(zone, firstDay);
  const last = startOfDay(zone, lastDay + 1);
  const pages = new Map<number, Page>();

  function pageAt(number: number): Page {
    const page = { ordinals: new Int32Array(daysPerPage + 1), ends: new Float64Array(daysPerPage + 1) };
    const firstOfPage = number * daysPerPage;
    let ordinal = rule.ordinalOf(firstOfPage) - 1;
    let end = startOf(ordinal + 1);
    for (let index = 0; index <= daysPerPage; index++) {
      const midnight = Math.min((firstOfPage + index) * millisecondsPerDay, last - 1);
      while (midnight >= end) end = startOf(++ordinal + 1);
      page.ordinals[index] = ordinal;
      page.ends[index] = end;
    }
    pages.set(number, page);
    return page;
  }

  return (instant) => {
    if (!(instant >= first && instant < last)) {
      throw invalidArgument("reader", "an instant in the years 1 to 9999", instant);
    }
    const day = Math.floor(instant / millisecondsPerDay);
    const { ordinals, ends } = pages.get(day >> 7) ?? pageAt(day >> 7);
    const index = day & (daysPerPage - 1);
    const ordinal = ordinals[index] as number;
    if (instant < (ends[index] as number)) return ordinal;
    let next = ordinals[index + 1] as number;
    // Rarely, two edges lie between two midnights in UTC, as in the Azores on a day of 23 hours.
    if (next > ordinal + 1) while (instant < startOf(next)) next--;
    return next;
  };
}

/** Clamps days beyond the years 1 to 9999, so that the first and last periods have edges too. */
function startOfDay(zone: Zone, day: number): number {
  if (day > lastDay) return zone.startOf(dateAt(lastDay)) + millisecondsPerDay;
  return zone.startOf(dateAt(Math.max(day, firstDay)));
}
