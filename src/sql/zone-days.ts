import { dateAt, dayOf } from "../calendar/dates.js";
import type { TimePoint, Zone } from "../calendar/time.js";
import { dateOf, missingZone } from "../expressions/moment.js";
import { type Compiled, guarded, invalid, type Problem } from "./compiled.js";
import type { Compiler } from "./compiler.js";
import { parameter, raw, sql, written } from "./fragment.js";
import { noted } from "../report/part.js";
import { constantTime } from "./literal.js";
import { millisecondsOf, millisecondsPerDay, momentAt, type Step, stepped } from "./times.js";

const firstDay = /*#__PURE__*/ dayOf("1970-01-01");
const endDay = /*#__PURE__*/ dayOf("2100-01-01");

/**
 * The days that instants are on in the zone of the question, as days that stand for their midnights: worked out from
 * the clock changes of the zone, not from what an engine knows of it. Instants before 1970 and from 2100 on are a
 * problem.
 */
function daysIn(time: Compiled, compiler: Compiler): Compiled {
  const { kind, plain, problems } = time;
  if (kind === "date" || kind === undefined) return time;
  const { dialect } = compiler;
  const { zone } = compiler.frame;
  if (zone === null) throw missingZone();
  const shifts = noted(compiler.notes, zone.name, () => shiftsOf(zone));
  const edge = (instant: number) => momentAt(instant, kind, dialect);
  const steps = shifts.map(({ from, shift }, place): Step => {
    return { from: place === 0 ? null : edge(from), value: raw(String(shift)) };
  });
  const local = sql`(${millisecondsOf(time, compiler)} - ${stepped(plain, steps)})`;
  const day = parameter(millisecondsPerDay, "integer");
  const midnight = sql`(${local} - ${written(dialect.remainder, local, day)})`;
  const [start, end] = [shifts[0]!.from, zone.startOf(dateAt(endDay))];
  const [early, late] = [sql`${plain} < ${edge(start)}`, sql`${plain} >= ${edge(end)}`];
  const isWithin = sql`(${plain} >= ${edge(start)} AND ${plain} < ${edge(end)})`;
  const beyond: Problem = invalid(sql`(${early} OR ${late})`, "before 1970 or after 2099", [plain], isWithin);
  const all = [...problems, beyond];
  return { ...time, kind: "milliseconds", plain: midnight, value: guarded(midnight, all), problems: all };
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

/** What is taken from an instant, from a moment on, so that days of 24 hours begin at midnights in UTC. */
interface Shift {
  readonly from: number;
  readonly shift: number;
}

/** No zone has put its clocks forward and back again in so few days since 1970. */
const week = 7;

/** The stretches between clock changes. A day of 25 hours ends with one that is taken twice. */
function shiftsOf(zone: Zone): Shift[] {
  const shifts: Shift[] = [];
  let start = zone.startOf(dateAt(firstDay));
  for (let day = firstDay; day < endDay; day++) {
    const later = zone.startOf(dateAt(day + week));
    const isEven = later - start === week * millisecondsPerDay && shifts.length > 0;
    if (isEven && shifts.at(-1)!.shift === start - day * millisecondsPerDay) {
      [start, day] = [later, day + week - 1];
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
