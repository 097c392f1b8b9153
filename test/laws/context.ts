// An oracle for metrics that read other periods and groups. It filters raw rows for each value: the windows are those of date-fns and of walks through retail years, the days of instants those of
// @date-fns/tz, the numbers exact fractions.
import { TZDate } from "@date-fns/tz";
import { format } from "date-fns";
import type { Reason } from "salesmetrics";
import { type Time, timeOf } from "./calendar.js";
import {
  compare,
  divided,
  type Fraction,
  fractionOf,
  minus,
  nearestDouble,
  over,
  sumOf,
  times,
  zero,
} from "./fraction.js";
import { type Calendar, days, daysFrom, shifted, unitsEndingIn, type Window } from "./windows.js";

export type Row = Readonly<Record<string, unknown>>;

/** A question and its rows. */
export interface Asking {
  readonly rows: readonly Row[];
  readonly zone: string | null;
  readonly during: Window | null;
  readonly asOf: Time | null;
  /** The first day of the report. */
  readonly first: string | null;
}

/** Where a value is worked out: in which days, and of which rows. */
export interface Place {
  readonly asking: Asking;
  /** `null` for all time. */
  readonly window: Window | null;
  /** The days that count. */
  readonly days: readonly [start: string, end: string] | null;
  /** What fields of rows must hold; `null` stands for no value. */
  readonly key: Readonly<Record<string, string | null>>;
}

export interface Found {
  readonly value: Fraction | null;
  readonly reason: Reason | null;
}

export type Work = (place: Place) => Found;

export const none = (reason: Reason): Found => ({ value: null, reason });
export const some = (value: Fraction): Found => ({ value, reason: null });
const whole = (count: number): Fraction => over(BigInt(count), 1n);

/** The same for each moment in a zone, worked out once. */
function inZone(work: (instant: number, zone: string) => string): typeof work {
  const known = new Map<string, string>();
  return (instant, zone) => {
    const key = `${zone} ${instant}`;
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = work(instant, zone)));
    return found;
  };
}

const minute = 60_000;
const offsetAt = (instant: number, zone: string): number => new TZDate(instant, zone).getTimezoneOffset();

/** The date that clocks show. */
const dateShown = inZone((instant, zone) => format(new TZDate(instant, zone), "yyyy-MM-dd"));

/** The last date that clocks have shown, be it for a minute before they went back. */
const dateBegun = inZone((instant, zone) => {
  const shown = dateShown(instant, zone);
  if (offsetAt(instant, zone) === offsetAt(instant - 120 * minute, zone)) return shown;
  const recently = Array.from({ length: 120 }, (_, count) => dateShown(instant - count * minute, zone));
  return recently.sort().at(-1)!;
});

/** The day that has begun: an evening that clocks show again belongs to the day after it. */
export function dayOf(time: Time, zone: string | null): string {
  return "date" in time ? time.date : dateBegun(time.instant, zone!);
}

export function shownDay(time: Time, zone: string | null): string {
  return "date" in time ? time.date : dateShown(time.instant, zone!);
}

/** Below zero where the first is earlier: to the millisecond, or by the day where one of them is a day. */
export function ordered(one: Time, other: Time, zone: string | null): number {
  if ("instant" in one && "instant" in other) return one.instant - other.instant;
  const [first, second] = [shownDay(one, zone), shownDay(other, zone)];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** The first day that is not known to its end. */
export function knownBefore({ asOf, zone }: Pick<Asking, "asOf" | "zone">): string | null {
  if (asOf === null) return null;
  return "date" in asOf ? shifted(asOf.date, "day", 1) : dateShown(asOf.instant, zone!);
}

/** Whether some days of a place's window do not count. */
function isCut({ window, days }: Place): boolean {
  return window!.start !== days![0] || window!.end !== days![1];
}

/** Whether all days of a place's window count and are over. */
export function isWhole(place: Place): boolean {
  const known = knownBefore(place.asking);
  return !isCut(place) && (known === null || known >= place.window!.end);
}

/** The time of a row, where it has one that has come. */
export function timeIn(row: Row, field: string, { asOf, zone }: Asking): Time | null {
  const time = timeOf(row[field]);
  if (typeof time === "string") return null;
  return asOf !== null && ordered(time, asOf, zone) > 0 ? null : time;
}

function isOf(row: Row, key: Place["key"]): boolean {
  return Object.entries(key).every(([field, value]) => (row[field] ?? null) === value);
}

/** Rows of a place by one of their times. */
export function rowsOf({ asking, days, key }: Place, field: string): Row[] {
  return asking.rows.filter((row) => {
    const time = timeIn(row, field, asking);
    if (time === null || !isOf(row, key)) return false;
    const day = dayOf(time, asking.zone);
    return days === null || (day >= days[0] && day < days[1]);
  });
}

/** Whether a row goes out before it comes in. */
function isReversed(row: Row, { zone }: Asking): boolean {
  const [from, until] = [timeOf(row["createdAt"]), timeOf(row["closedAt"])];
  return typeof from !== "string" && typeof until !== "string" && ordered(until, from, zone) < 0;
}

/** Rows that are in at the end of a place. */
export function rowsIn({ asking, days, key }: Place): Row[] {
  const isBeforeEnd = (time: Time): boolean => days === null || dayOf(time, asking.zone) < days[1];
  return asking.rows.filter((row) => {
    const [from, until] = [timeIn(row, "createdAt", asking), timeIn(row, "closedAt", asking)];
    if (from === null || !isOf(row, key) || isReversed(row, asking)) return false;
    return isBeforeEnd(from) && (until === null || !isBeforeEnd(until));
  });
}

export const counted = (rows: readonly Row[]): Found => some(whole(rows.length));
export const different = (rows: readonly Row[], field: string): Found =>
  some(whole(new Set(rows.flatMap((row) => row[field] ?? [])).size));
export const added = (rows: readonly Row[]): Found =>
  some(sumOf(rows.map(({ amount }) => (amount == null ? zero : fractionOf(amount as number)))));

export function quotient(above: Found, below: Found): Found {
  if (below.value === null) return below;
  if (below.value.above === 0n) return none("zero-denominator");
  return above.value === null ? above : some(divided(above.value, below.value));
}

/** Work in another window of which all days count, but none after `during`. */
export function elsewhere(work: Work, windowOf: (window: Window, asking: Asking) => Window | null): Work {
  return (place) => {
    const { asking } = place;
    const window = place.window && windowOf(place.window, asking);
    return window === null ? none("not-applicable") : work(inWindow(place, window));
  };
}

function inWindow(place: Place, window: Window): Place {
  const last = place.asking.during?.end ?? window.end;
  return { ...place, window, days: [window.start, window.end < last ? window.end : last] };
}

/** What an earlier window held, once it is over. */
export function earlier(work: Work, back: (window: Window) => Window | null): Work {
  return elsewhere(
    (place) => {
      const known = knownBefore(place.asking);
      return known !== null && known < place.window!.end ? none("incomplete-period") : work(place);
    },
    (window) => back(window),
  );
}

export function soFar(work: Work): Work {
  const running = elsewhere(work, ({ start, end }, { during, first }) =>
    days(during?.start ?? first ?? start, end),
  );
  return (place) => (place.window === null ? work(place) : running(place));
}

/** Of all values of some fields, or of all fields. */
export function ofAll(work: Work, fields: readonly string[]): Work {
  return (place) => {
    const kept = Object.entries(place.key).filter(([field]) => fields.length > 0 && !fields.includes(field));
    return work({ ...place, key: Object.fromEntries(kept) });
  };
}

export function averaged(work: Work, unit: Calendar): Work {
  return (place) => {
    if (place.window === null) return none("not-applicable");
    const known = knownBefore(place.asking);
    const last = place.asking.during?.end ?? null;
    const units = unitsEndingIn(place.window, unit).filter(
      ({ end }) => (known === null || end <= known) && (last === null || end <= last),
    );
    if (units.length === 0) return none("incomplete-period");
    const found = units.map((each) => work(inWindow(place, each)));
    const missing = found.find(({ value }) => value === null);
    return missing ?? some(divided(sumOf(found.map(({ value }) => value!)), whole(units.length)));
  };
}

export type Policy = "none" | "sameElapsed" | "prorate";

export function grown(now: Found, before: Found): Found {
  if (before.value === null || compare(before.value, zero) <= 0) return none("no-base");
  return now.value === null ? now : some(divided(minus(now.value, before.value), before.value));
}

export function changed(now: Found, before: Found): Found {
  if (before.value === null) return none("no-base");
  return now.value === null ? now : some(minus(now.value, before.value));
}

export const compounded =
  (count: number) =>
  (now: Found, before: Found): Found => {
    const { value, reason } = grown(now, before);
    if (value === null) return { value, reason };
    const rate = (1 + nearestDouble(value)) ** (1 / count) - 1;
    return Number.isNaN(rate) ? none("not-applicable") : some(fractionOf(rate));
  };

/** A window against an earlier one, by a policy for windows that are not over. */
export function compared(
  work: Work,
  back: (window: Window) => Window | null,
  policy: Policy,
  compareBoth: (now: Found, before: Found) => Found,
): Work {
  return (place) => {
    const { asking, window } = place;
    if (window === null) return none("not-applicable");
    const past = back(window);
    const [, last] = place.days!;
    const asked = knownBefore(asking);
    const known = asked !== null && asked < last ? asked : last;
    if (isWhole(place)) {
      const before = earlier(work, back)(place);
      return isMissing(before) ? before : compareBoth(work(place), before);
    }
    // What `during` cuts off the end is as much to come as what is not over; what it cuts off the start is missing.
    const isCutBefore = place.days![0] > window.start;
    if (policy === "none" || isCutBefore || known <= window.start) return none("incomplete-period");
    const elapsed = daysFrom(window.start, known);
    if (policy === "prorate") {
      const before = earlier(work, back)(place);
      if (isMissing(before)) return before;
      const share = over(BigInt(elapsed), BigInt(daysFrom(window.start, window.end)));
      const base = before.value === null ? before : some(times(before.value, share));
      return compareBoth(work(place), base);
    }
    if (past === null) return none("not-applicable");
    const reach = shifted(past.start, "day", elapsed);
    const before = earlier(work, () => days(past.start, reach < past.end ? reach : past.end))(place);
    if (isMissing(before)) return before;
    return compareBoth(work(inWindow(place, days(window.start, known))), before);
  };
}

function isMissing({ reason }: Found): boolean {
  return reason === "not-applicable" || reason === "incomplete-period";
}
