import { dayOf, digits, isCalendarDate } from "../calendar/dates.js";
import type { CalendarDate } from "../calendar/time.js";
import { isDate } from "./describe.js";
import { readEpoch, readInstant } from "./epoch.js";
import type { ReadTime } from "./formats.js";
import { Problem, type ReadValue } from "./issue.js";
import type { LocalTimes } from "./local-time.js";
import type { Settings } from "./options.js";

/** Date, clock time and offset in ISO 8601, also in the style of databases: with spaces, `6:05`, `+02`, `UTC`. */
export const isoTime =
  /^\d{4}-\d\d-\d\d[Tt ]\d\d?:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?: ?(?:[Zz]|UTC|GMT|[+-]\d\d(?::?\d\d)?))?$/;
export const leastDate = "1000-01-01";
/** A longer text is no time in any format; it is not searched. */
export const longestTime = 100;

/** Times from here on, such as 9999-12-31 and 2999-12-31, stand for "never" in many systems. */
const never = "2900-01-01";
const neverInstant = 29_348_006_400_000;

/** A reader of instants and calendar dates. */
export function timeReader(settings: Settings): ReadValue {
  const read = anyTimeReader(settings);
  return (value) => {
    if (settings.never === "missing" && value === "infinity") return null;
    const time = read(value);
    if (time instanceof Problem) return time;
    if (typeof time === "string" ? time < never : time.getTime() < neverInstant) return time;
    if (settings.never === "missing") return null;
    const hint = ': pass { never: "missing" } if it means never';
    return new Problem("never-time", "a time before the year 2900", value, hint, "warning", time);
  };
}

/** A reader of times that may mean "never". */
function anyTimeReader({ local, dates }: Settings): ReadTime {
  const readPlain: ReadTime = (value) => {
    if (typeof value === "string")
      return value.length > longestTime ? notTime(value) : readTimeText(value, local);
    if (typeof value === "number" || typeof value === "bigint")
      return compactDate(String(value)) ?? readEpoch(Number(value), value);
    // A copy, since a Date can be changed from outside.
    return isDate(value) ? readInstant(value.getTime(), value) : notTime(value);
  };
  return dates?.reader(readPlain, local) ?? readPlain;
}

/** The date that eight digits stand for, such as `19970101`; `null` if they stand for none. */
function compactDate(text: string): CalendarDate | null {
  if (!/^(19|20|21)\d{6}$/.test(text)) return null;
  const date = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  return isCalendarDate(date) ? date : null;
}

function readTimeText(text: string, local: LocalTimes | null): CalendarDate | Date | Problem {
  if (isCalendarDate(text)) return text >= leastDate ? text : notReal(text);
  if (!isoTime.test(text)) {
    if (/^[+-]?\d+$/.test(text)) return compactDate(text) ?? readEpoch(Number(text), text);
    return /^\d{4}-\d\d-\d\d$/.test(text) ? notReal(text) : notTime(text, hintFor(text));
  }
  // With two digits for the hour, all parts up to the fraction are where they always are.
  const aligned = text[12] === ":" ? `${text.slice(0, 11)}0${text.slice(11)}` : text;
  const wallClock = wallClockOf(aligned);
  const offset = offsetOf(aligned);
  if (Number.isNaN(wallClock - (offset ?? 0))) return notReal(text);
  return offset === null ? readLocal(wallClock, text, local) : readInstant(wallClock - offset, text);
}

/** The clock time in milliseconds, as if in UTC; NaN if no clock shows it. Fractions of milliseconds are dropped. */
function wallClockOf(text: string): number {
  const day = dayOf(text.slice(0, 10));
  const hour = digits(text, 11);
  const minute = digits(text, 14);
  const second = text[16] === ":" ? digits(text, 17) : 0;
  if (hour > 23 || minute > 59 || second > 59) return Number.NaN;
  const milliseconds = ".,".includes(text[19] ?? "Z")
    ? Math.round(parseFloat(`.${text.slice(20, 23)}`) * 1000)
    : 0;
  return ((day * 24 + hour) * 3600 + minute * 60 + second) * 1000 + milliseconds;
}

/** Milliseconds ahead of UTC; `null` if the text has no offset, NaN for one that no zone has. */
function offsetOf(text: string): number | null {
  // The last letters of Z, UTC and GMT.
  if ("ZzCT".includes(text.at(-1)!)) return 0;
  const match = /([+-])(\d\d):?(\d\d)?$/.exec(text);
  if (match === null) return null;
  const hours = Number(match[2]);
  const minutes = Number(match[3] ?? 0);
  if (hours > 15 || minutes > 59) return Number.NaN;
  return (match[1] === "-" ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

export function readLocal(wallClock: number, text: string, local: LocalTimes | null): Date | Problem {
  if (local === null)
    return new Problem("local-time", "a time with Z or an offset, or the timeZone option", text);
  const [first, second] = local(wallClock);
  if (first === undefined) return invalidTime("a time that clocks in the zone showed", text);
  const instant = readInstant(first, text);
  if (second === undefined || instant instanceof Problem) return instant;
  const hint = ", which they showed twice: read as the first";
  return new Problem("ambiguous-time", "a time that clocks showed once", text, hint, "warning", instant);
}

export function notReal(text: string): Problem {
  return invalidTime("a real date from the year 1000 to 9999", text);
}

function notTime(value: unknown, hint = ""): Problem {
  return invalidTime('an ISO date or time such as "2025-03-31T14:00:00Z"', value, hint);
}

/** A day above 12 tells which number is the day. */
function hintFor(text: string): string {
  const [, first, second] = /^(\d\d?)[/.-](\d\d?)[/.-]\d/.exec(text) ?? [];
  if (second === undefined) return "";
  const monthFirst = +second > 12;
  const other = monthFirst || +first! > 12 ? "" : ' or "MM/dd/yyyy"';
  return `: pass { dates: dateFormat("${monthFirst ? "MM/dd" : "dd/MM"}/yyyy") }${other}`;
}

export function invalidTime(expected: string, value: unknown, hint = ""): Problem {
  return new Problem("invalid-time", expected, value, hint);
}
