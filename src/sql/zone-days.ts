import { dateAt, dayOf, millisecondsPerDay } from "../calendar/dates.js";
import type { CalendarDate, TimePoint, Zone } from "../calendar/time.js";
import { dateOf, missingZone } from "../expressions/moment.js";
import { type Compiled, guarded, invalid } from "./compiled.js";
import type { Compiler } from "./compiler.js";
import { parameter, raw, type Sql, sql, written } from "./fragment.js";
import { memoized } from "../formulas/slice.js";
import { constantTime } from "./literal.js";
import { millisecondsOf, momentAt, type Step, stepped } from "./times.js";

/** No clock was changed before this day: that of a zone had always stood at the mean time of its sun. */
const firstDay = /*#__PURE__*/ dayOf("1840-01-01");
const endDay = /*#__PURE__*/ dayOf("2100-01-01");

/**
 * The days that instants are on in the zone of the question, as days that stand for their midnights: worked out from
 * the clock changes of the zone, not from what an engine knows of it. Where a zone changes its clocks for ever, instants
 * from 2100 on are a problem.
 */
function daysIn(time: Compiled, compiler: Compiler): Compiled {
  const { kind, plain, problems } = time;
  if (kind === "date" || kind === undefined) return time;
  const { zone, shifts } = shiftsIn(compiler);
  const midnight = midnightOf(time, shifts, compiler);
  const end = momentAt(zone.startOf(dateAt(endDay)), kind, compiler.dialect);
  const beyond = invalid(sql`${plain} >= ${end}`, "after 2099", [plain], sql`${plain} < ${end}`);
  const isChanging = shifts.at(-1)!.from >= zone.startOf(dateAt(endDay - lastYears));
  const all = isChanging ? [...problems, beyond] : problems;
  return { ...time, kind: "milliseconds", plain: midnight, value: guarded(midnight, all), problems: all };
}

/**
 * The midnights of instants in the zone of the question, in milliseconds as if it were UTC; days as they are. Of times
 * outside some days it may be anything; `null` where those reach beyond 2099.
 */
export function dayWithin(
  time: Pick<Compiled, "plain" | "kind">,
  from: CalendarDate,
  to: CalendarDate,
  compiler: Compiler,
): Sql | null {
  if (time.kind === "date") return time.plain;
  if (dayOf(to) > endDay) return null;
  const { zone, shifts } = shiftsIn(compiler);
  const [start, end] = [zone.startOf(from), zone.startOf(to)];
  const within = shifts.filter(({ from }, place) => {
    return from < end && (shifts[place + 1]?.from ?? Infinity) > start;
  });
  return midnightOf(time, within, compiler);
}

function shiftsIn({ frame: { zone }, notes }: Compiler): { zone: Zone; shifts: readonly Shift[] } {
  if (zone === null) throw missingZone();
  return { zone, shifts: memoized(notes, zone.name, () => shiftsOf(zone)) };
}

function midnightOf(
  time: Pick<Compiled, "plain" | "kind">,
  shifts: readonly Shift[],
  compiler: Compiler,
): Sql {
  const { dialect } = compiler;
  const steps = shifts.map(({ from, shift }, place): Step => {
    const edge = place === 0 ? null : momentAt(from, time.kind!, dialect);
    return { from: edge, value: raw(String(shift + origin)) };
  });
  const [day, first] = [millisecondsPerDay, origin].map((number) => parameter(number, "integer"));
  const since = compiler.named(sql`(${millisecondsOf(time, compiler)} - ${stepped(time.plain, steps)})`);
  return sql`(${since} - ${written(dialect.remainder, since, day!)} + ${first!})`;
}

/**
 * Two times that can be compared, or of which one can be taken from the other: where a day meets an instant, both as
 * days.
 */
export function inOneKind(
  left: Compiled,
  right: Compiled,
  compiler: Compiler,
): readonly [Compiled, Compiled] {
  return isDay(left) === isDay(right)
    ? [left, right]
    : [dayOfTime(left, compiler), dayOfTime(right, compiler)];
}

/** A time as the day that it is on. */
export function dayOfTime(time: Compiled, compiler: Compiler): Compiled {
  if (time.kind !== undefined) return daysIn(time, compiler);
  return constantTime(dateOf(time.constant as TimePoint, compiler.frame.zone));
}

/** Whether a time is a day, in every row or in all. */
export function isDay({ kind, constant }: Compiled): boolean {
  return kind === undefined ? typeof constant === "string" : kind === "date";
}

/** The midnight of 0001-01-01, the first that there is: no remainder of days since then is negative. */
const origin = -62_135_596_800_000;

/** What is taken from an instant, from a moment on, so that days of 24 hours begin at midnights in UTC. */
interface Shift {
  readonly from: number;
  readonly shift: number;
}

/** A zone that has left its clocks alone for so many days in the end is taken to go on so. */
const lastYears = 730;

/** No zone has put its clocks forward and back again so soon: Recife did within six days, in October 2000. */
const fewDays = 5;

/** The stretches between clock changes. A day of 25 hours ends with one that is taken twice. */
function shiftsOf(zone: Zone): Shift[] {
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
}
