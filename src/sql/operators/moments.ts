import { addDays, millisecondsPerDay } from "../../calendar/dates.js";
import type { TimePoint, Zone } from "../../calendar/time.js";
import { millisecondsPer } from "../../expressions/duration.js";
import type { Json } from "../../expressions/expression.js";
import { dateOf, saidIn } from "../../expressions/moment.js";
import { type Compiled, invalid, invalidOnly, plainly, problemsOf } from "../compiled.js";
import type { Compiler, Operator } from "../compiler.js";
import { parameter, raw, type Sql, sql, written } from "../fragment.js";
import { constantTime } from "../literal.js";
import { asDay, millisecondsOf, momentAfter, momentAt, startIn } from "../times.js";
import { dayOfTime, inOneKind, isDay } from "../zone-days.js";
import { computed } from "./quantities.js";

export const moments: Readonly<Record<string, Operator>> = {
  asOf: (_, { frame }) => constantTime(saidIn(frame)),
  happened: ([time], compiler) => againstAsOf(compiler.compile(time!), compiler, true),
  isAfterAsOf: ([time], compiler) => againstAsOf(compiler.compile(time!), compiler, false),
  known: ([time], compiler) => {
    const given = compiler.compile(time!);
    const { frame, dialect } = compiler;
    const known = momentAt(lastKnown(saidIn(frame), given, frame.zone), given.kind!, dialect);
    const later = sql`CASE WHEN ${given.plain} > ${known} THEN ${given.plain} ELSE ${known} END`;
    return computed(given, later, given.problems);
  },
  "elapsed days": (operands, compiler) => span(operands, compiler, millisecondsPer.days),
  "elapsed hours": (operands, compiler) => span(operands, compiler, millisecondsPer.hours),
  "elapsed minutes": (operands, compiler) => span(operands, compiler, millisecondsPer.minutes),
  "elapsed seconds": (operands, compiler) => span(operands, compiler, millisecondsPer.seconds),
  "elapsed milliseconds": (operands, compiler) => span(operands, compiler, 1),
  calendarDays: (operands, compiler) => span(operands, compiler, millisecondsPer.days, true),
  "calendar milliseconds": (operands, compiler) => span(operands, compiler, 1, true),
};

/** Whether a time is not, or is, later than the moment of the question; where there is none, whether it is there. */
function againstAsOf(time: Compiled, { frame, dialect }: Compiler, until: boolean): Compiled {
  const refused = invalidOnly(time.problems);
  if (time.kind === undefined) return plainly("flag", raw(until ? "TRUE" : "FALSE"));
  if (frame.asOf === null)
    return plainly("flag", until ? sql`${time.value} IS NOT NULL` : raw("FALSE"), refused);
  const late = momentAt(momentAfter(frame.asOf, time.kind, frame.zone), time.kind, dialect);
  return plainly("flag", until ? sql`${time.plain} < ${late}` : sql`${time.value} >= ${late}`, refused);
}

/** The last moment that is known, in the kind of a time beside it. */
function lastKnown(moment: TimePoint, { kind }: Compiled, zone: Zone | null): number {
  if (kind === "date")
    return startIn(typeof moment === "string" ? moment : addDays(dateOf(moment, zone), -1), kind, zone);
  return momentAfter(moment, kind!, zone) - 1;
}

/** How long it is from a start to an end, as a number of a unit of so many milliseconds; from midnight to midnight where days count. */
function span([from, to]: readonly Json[], compiler: Compiler, unit: number, wholeDays = false): Compiled {
  const times = [compiler.compile(from!), compiler.compile(to!)] as const;
  const [start, end] = wholeDays
    ? [dayOfTime(times[0], compiler), dayOfTime(times[1], compiler)]
    : inOneKind(...times, compiler);
  const daysBetween = isDay(start) && isDay(end) ? compiler.dialect.daysBetween : undefined;
  const at = (time: Compiled): Sql =>
    daysBetween === undefined ? millisecondsOf(time, compiler) : asDay(time, compiler);
  const [first, last] = [at(start), at(end)];
  const negative = invalid(
    sql`${last} < ${first}`,
    "negative duration",
    [start, end].flatMap(({ plain, problems }) => [plain, ...problems.flatMap(({ of }) => of)]),
    sql`${last} >= ${first}`,
  );
  const problems = [...problemsOf(start, end), negative];
  if (daysBetween === undefined) {
    const length = sql`(${last} - ${first})`;
    return { ...computed(plainly("number", length), length, problems), per: unit, isWhole: wholeDays };
  }
  const days = written(daysBetween, first, last);
  const by = millisecondsPerDay / unit;
  const length = by === 1 ? days : sql`(${days} * ${parameter(by, "integer")})`;
  return { ...computed(plainly("number", length), length, problems), multiple: { of: days, by } };
}
