import { dateAt, dayOf, millisecondsPerDay } from "../calendar/dates.js";
import type { CalendarDate, TimePoint, Zone } from "../calendar/time.js";
import { dateOf, missingZone } from "../expressions/times.js";
import { oncePer } from "../memo.js";
import type { Compiled } from "./compiled.js";
import type { Compiler } from "./compiler.js";
import type { Dialect } from "./dialect.js";
import { integer, parameter, raw, type Sql, sql, wrap } from "./fragment.js";
import { guard, invalid } from "./issue.js";
import { constantTime } from "./literal.js";
import { millisecondsOf, momentAt, type Step, stepped } from "./times.js";

/** Before this day no zone changed its clocks: all had local mean time. */
const firstDay = /*#__PURE__*/ dayOf("1840-01-01");
const endDay = /*#__PURE__*/ dayOf("2100-01-01");

/**
 * Instants as days in the zone of the question: the milliseconds of midnight in UTC. Days stay as they are. Only right
 * for times from `from` to `to`; `null` if `to` is after 2099.
 */
export function dayWithin(
  time: Pick<Compiled, "unguarded" | "kind">,
  from: CalendarDate,
  to: CalendarDate,
  compiler: Compiler,
): Sql | null {
  if (time.kind === "date") return time.unguarded;
  if (dayOf(to) > endDay) return null;
  const { zone, shifts } = shiftsIn(compiler);
  const [start, end] = [zone.startOf(from), zone.startOf(to)];
  const within = shifts.filter(({ from }, index) => {
    return from < end && (shifts[index + 1]?.from ?? Infinity) > start;
  });
  return midnightOf(time, within, compiler);
}

function shiftsIn({ frame: { zone } }: Compiler): { zone: Zone; shifts: readonly Shift[] } {
  if (zone === null) throw missingZone();
  return { zone, shifts: shiftsOf(zone) };
}

function midnightOf(
  time: Pick<Compiled, "unguarded" | "kind">,
  shifts: readonly Shift[],
  compiler: Compiler,
): Sql {
  const since = compiler.columnFor(sinceOrigin(time, shifts, compiler.dialect));
  return sql`(${startOfDay(since, compiler.dialect)} + ${parameter(origin, "integer")})`;
}

/** The milliseconds of local time since the origin. */
function sinceOrigin(
  time: Pick<Compiled, "unguarded" | "kind">,
  shifts: readonly Shift[],
  dialect: Dialect,
): Sql {
  const steps = shifts.map(({ from, shift }, index): Step => {
    const edge = index === 0 ? null : momentAt(from, time.kind!, dialect);
    return { from: edge, value: integer(shift + origin) };
  });
  return sql`(${millisecondsOf(time, dialect)} - ${stepped(time.unguarded, steps)})`;
}

/** Local milliseconds without the time of day. */
export function startOfDay(since: Sql, { remainder }: Dialect): Sql {
  return sql`${since} - ${wrap(remainder, since, parameter(millisecondsPerDay, "integer"))}`;
}

/** Instants in epoch milliseconds as local milliseconds in a zone, and the condition under which they are right. */
export function localTimeOf(
  instant: Sql,
  zone: Zone,
  dialect: Dialect,
): { readonly since: Sql; readonly isKnown: Sql } {
  const shifts = shiftsOf(zone);
  const since = sinceOrigin({ unguarded: instant, kind: "milliseconds" }, shifts, dialect);
  const end = momentAt(zone.startOf(dateAt(endDay)), "milliseconds", dialect);
  return { since, isKnown: isChanging(shifts, zone) ? sql`${instant} < ${end}` : raw("TRUE") };
}

/** Whether a zone still changes its clocks in the last years that are known. */
function isChanging(shifts: readonly Shift[], zone: Zone): boolean {
  return shifts.at(-1)!.from >= zone.startOf(dateAt(endDay - lastYears));
}

/** Two times that can be compared or subtracted: if one is a day, both as days. */
export function inOneKind(
  left: Compiled,
  right: Compiled,
  compiler: Compiler,
): readonly [Compiled, Compiled] {
  return isDay(left) === isDay(right)
    ? [left, right]
    : [dayOfTime(left, compiler), dayOfTime(right, compiler)];
}

/**
 * A time as a day in the zone of the question, computed from the clock changes of the zone, not by the engine. In a zone
 * that still changes its clocks, instants from 2100 on have an issue.
 */
export function dayOfTime(time: Compiled, compiler: Compiler): Compiled {
  const { kind, unguarded, issues, constant } = time;
  if (kind === undefined) return constantTime(dateOf(constant as TimePoint, compiler.frame.zone));
  if (kind === "date") return time;
  const { zone, shifts } = shiftsIn(compiler);
  const midnight = midnightOf(time, shifts, compiler);
  const end = momentAt(zone.startOf(dateAt(endDay)), kind, compiler.dialect);
  const beyond = invalid(sql`${unguarded} >= ${end}`, "after 2099", [unguarded], sql`${unguarded} < ${end}`);
  const all = isChanging(shifts, zone) ? [...issues, beyond] : issues;
  return { ...time, kind: "milliseconds", unguarded: midnight, value: guard(midnight, all), issues: all };
}

/** Whether a time is a day, in a column or as a constant. */
export function isDay({ kind, constant }: Compiled): boolean {
  return kind === undefined ? typeof constant === "string" : kind === "date";
}

/** 0001-01-01, the earliest date. Milliseconds are counted from here, so that no remainder is negative. */
const origin = -62_135_596_800_000;

/** From a moment on, the milliseconds to subtract from an instant, so that its day begins at midnight in UTC. */
interface Shift {
  readonly from: number;
  readonly shift: number;
}

/** A zone without clock changes in this number of last days is taken to have no more. */
const lastYears = 730;

/** Two clock changes that cancel each other are further apart: the closest are six days, in Recife in October 2000. */
const fewDays = 5;

/** The shifts between clock changes. A day of 25 hours has a shift of its own for its last hour. */
const shiftsOf = /*#__PURE__*/ oncePer((zone: Zone): readonly Shift[] => {
  const shifts: Shift[] = [];
  let start = zone.startOf(dateAt(firstDay));
  for (let day = firstDay; day < endDay; day++) {
    const later = zone.startOf(dateAt(day + fewDays));
    const isEven = later - start === fewDays * millisecondsPerDay && shifts.length > 0;
    if (isEven && shifts.at(-1)!.shift === start - day * millisecondsPerDay) {
      [start, day] = [later, day + fewDays - 1];
      continue;
    }
    const shift = start - day * millisecondsPerDay;
    if (shifts.at(-1)?.shift !== shift) shifts.push({ from: start, shift });
    const next = zone.startOf(dateAt(day + 1));
    const extra = next - start - millisecondsPerDay;
    if (extra > 0) shifts.push({ from: start + millisecondsPerDay, shift: shift + extra });
    start = next;
  }
  return shifts;
});
