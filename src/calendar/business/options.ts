import { checkDate, checkInteger } from "../arguments.js";
import type { CalendarDate } from "../index.js";
import { invalidArgument, listIn, knownOptionsIn } from "../../errors.js";

/**
 * A time of day, from `"00:00"` to `"24:00"`.
 *
 * @category Business time
 */
export type TimeOfDay = `${number}:${number}`;

/**
 * The settings of a business calendar.
 *
 * @category Business time
 */
export interface BusinessOptions {
  /** The weekdays without business; Sunday is 0. Default: Saturday and Sunday, `[6, 0]`. */
  readonly weekend?: readonly number[] | undefined;
  /** Other days without business. */
  readonly holidays?: readonly CalendarDate[] | undefined;
  /** When business opens and when it closes. Default: the whole day. */
  readonly hours?: readonly [open: TimeOfDay, close: TimeOfDay] | undefined;
  /** The zone in which instants fall on days. Default: the zone of the question. */
  readonly timeZone?: string | undefined;
}

/**
 * A business calendar as JSON.
 *
 * @category Business time
 */
export interface BusinessDefinition {
  readonly weekend: readonly number[];
  readonly holidays: readonly CalendarDate[];
  readonly hours: readonly [open: TimeOfDay, close: TimeOfDay];
  readonly timeZone: string | null;
}

/** A time of day in milliseconds after midnight. */
export function sinceMidnight(time: TimeOfDay): number {
  const [hours, minutes] = time.split(":").map(Number) as [number, number];
  return (hours * 60 + minutes) * 60_000;
}

/** Options with their defaults, checked, in a fixed order. */
export function businessDefinition(options: BusinessOptions): BusinessDefinition {
  const caller = "businessCalendar";
  const {
    weekend = [0, 6],
    holidays = [],
    hours = ["00:00", "24:00"],
    timeZone = null,
  } = knownOptionsIn(caller, options, ["weekend", "holidays", "hours", "timeZone"]);
  for (const weekday of listIn(caller, "a list of weekdays", weekend))
    checkInteger(caller, "weekday", weekday, 0, 6);
  for (const holiday of listIn(caller, "a list of holidays", holidays)) checkDate(caller, holiday);
  const [open, close] = listIn(caller, 'hours such as ["09:00", "17:00"]', hours);
  for (const time of [open, close]) {
    if (typeof time !== "string" || !/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time))
      throw invalidArgument(caller, 'a time of day such as "09:00"', time);
  }
  if (open >= close) throw invalidArgument(caller, `a closing after ${open}`, close);
  const weekdays = [...new Set(weekend)].sort((left, right) => left - right);
  if (weekdays.length === 7) throw invalidArgument(caller, "a weekend of at most six weekdays", 7);
  return Object.freeze({
    weekend: weekdays,
    holidays: [...new Set(holidays)].sort(),
    hours: [open, close] as const,
    timeZone,
  });
}
