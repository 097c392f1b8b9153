import { addDays, millisecondsPerDay } from "../../calendar/dates.js";
import type { TimePoint, Zone } from "../../calendar/time.js";
import { millisecondsPer } from "../../expressions/duration.js";
import type { Json } from "../../expressions/expression.js";
import { requiredAsOf } from "../../expressions/moment.js";
import { dateOf } from "../../expressions/times.js";
import { type Compiled, issuesOf, makeCompiled } from "../compiled.js";
import type { Compiler, Operator } from "../compiler.js";
import { parameter, raw, type Sql, sql, wrap } from "../fragment.js";
import { invalid, invalidOnly } from "../issue.js";
import { constantTime } from "../literal.js";
import { asDay, millisecondsOf, momentAfter, momentAt, startIn } from "../times.js";
import { dayOfTime, inOneKind, isDay } from "../zone-days.js";
import { computed } from "./quantities.js";

export const moments: Readonly<Record<string, Operator>> = {
  asOf: (_, { frame }) => constantTime(requiredAsOf(frame)),
  happened: ([time], compiler) => againstAsOf(compiler.compile(time!), compiler, true),
  isAfterAsOf: ([time], compiler) => againstAsOf(compiler.compile(time!), compiler, false),
  known: ([time], compiler) => {
    const given = compiler.compile(time!);
    const { frame, dialect } = compiler;
    const known = momentAt(lastKnown(requiredAsOf(frame), given, frame.zone), given.kind!, dialect);
    const later = sql`CASE WHEN ${given.unguarded} > ${known} THEN ${given.unguarded} ELSE ${known} END`;
    return computed(given, later, given.issues);
  },
  "elapsed days": (operands, compiler) => span(operands, compiler, millisecondsPer.days),
  "elapsed hours": (operands, compiler) => span(operands, compiler, millisecondsPer.hours),
  "elapsed minutes": (operands, compiler) => span(operands, compiler, millisecondsPer.minutes),
  "elapsed seconds": (operands, compiler) => span(operands, compiler, millisecondsPer.seconds),
  "elapsed milliseconds": (operands, compiler) => span(operands, compiler, 1),
  calendarDays: (operands, compiler) => span(operands, compiler, millisecondsPer.days, true),
  "calendar milliseconds": (operands, compiler) => span(operands, compiler, 1, true),
};

/** Whether a time is up to (`until`) or after the question's asOf. Without asOf, every time that is there is up to it. */
function againstAsOf(time: Compiled, { frame, dialect }: Compiler, until: boolean): Compiled {
  const refused = invalidOnly(time.issues);
  if (time.kind === undefined) return makeCompiled("flag", raw(until ? "TRUE" : "FALSE"));
  if (frame.asOf === null)
    return makeCompiled("flag", until ? sql`${time.value} IS NOT NULL` : raw("FALSE"), refused);
  const late = momentAt(momentAfter(frame.asOf, time.kind, frame.zone), time.kind, dialect);
  return makeCompiled(
    "flag",
    until ? sql`${time.unguarded} < ${late}` : sql`${time.value} >= ${late}`,
    refused,
  );
}

/** The last known moment in milliseconds, for a column of the kind of a time. */
function lastKnown(moment: TimePoint, { kind }: Compiled, zone: Zone | null): number {
  if (kind === "date")
    return startIn(typeof moment === "string" ? moment : addDays(dateOf(moment, zone), -1), kind, zone);
  return momentAfter(moment, kind!, zone) - 1;
}

/** The time from start to end in a unit of `unit` milliseconds; with `wholeDays`, from midnight to midnight. */
function span([from, to]: readonly Json[], compiler: Compiler, unit: number, wholeDays = false): Compiled {
  const times = [compiler.compile(from!), compiler.compile(to!)] as const;
  const [start, end] = wholeDays
    ? [dayOfTime(times[0], compiler), dayOfTime(times[1], compiler)]
    : inOneKind(...times, compiler);
  // Where numbers are integers, only a number of whole days is counted in days: a bin of half a day needs a finer unit.
  const isInDays = isDay(start) && isDay(end) && (wholeDays || compiler.dialect.integersOnly !== true);
  const daysBetween = isInDays ? compiler.dialect.daysBetween : undefined;
  const at = (time: Compiled): Sql =>
    daysBetween === undefined ? millisecondsOf(time, compiler.dialect) : asDay(time, compiler.dialect);
  const [first, last] = [at(start), at(end)];
  const negative = invalid(
    sql`${last} < ${first}`,
    "negative duration",
    [start, end].flatMap(({ unguarded, issues }) => [unguarded, ...issues.flatMap(({ of }) => of)]),
    sql`${last} >= ${first}`,
  );
  const issues = [...issuesOf(start, end), negative];
  if (daysBetween === undefined) {
    const length = sql`(${last} - ${first})`;
    return { ...computed(makeCompiled("number", length), length, issues), per: unit, isWhole: wholeDays };
  }
  const days = wrap(daysBetween, first, last);
  const by = millisecondsPerDay / unit;
  const length = by === 1 ? days : sql`(${days} * ${parameter(by, "integer")})`;
  return { ...computed(makeCompiled("number", length), length, issues), multiple: { of: days, by } };
}
