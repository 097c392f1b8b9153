import { addDays, dayOf, millisecondsPerDay } from "../calendar/dates.js";
import type { CalendarDate, TimePoint, Zone } from "../calendar/time.js";
import { dateOf, missingZone } from "../expressions/moment.js";
import type { Compiled } from "./compiled.js";
import type { Compiler } from "./compiler.js";
import type { Dialect, TimeKind } from "./dialect.js";
import { parameter, raw, type Sql, sql, written } from "./fragment.js";

/** The first moments at and after a time, in the kind of a column beside it: of a day the day itself. */
interface Bounds {
  readonly from: Sql;
  readonly next: Sql;
}

/** A moment as a parameter for a column of a kind. */
export function momentAt(milliseconds: number, kind: TimeKind, dialect: Dialect): Sql {
  return parameter(dialect.moment(milliseconds, kind), kind);
}

/** The first moment of a day, for a column of a kind. */
export function startOf(day: CalendarDate, kind: TimeKind, zone: Zone | null, dialect: Dialect): Sql {
  return momentAt(startIn(day, kind, zone), kind, dialect);
}

/** The same as epoch milliseconds; a calendar date stands for its midnight in UTC. */
export function startIn(day: CalendarDate, kind: TimeKind, zone: Zone | null): number {
  if (kind === "date") return dayOf(day) * millisecondsPerDay;
  if (zone === null) throw missingZone();
  return zone.startOf(day);
}

/** The first moment of a kind that is later than a time: a calendar date is over at the end of its day. */
export function momentAfter(time: TimePoint, kind: TimeKind, zone: Zone | null): number {
  if (typeof time === "number" && kind !== "date") return time + 1;
  return startIn(addDays(dateOf(time, zone), 1), kind, zone);
}

/** The first moment of a kind that a time is not later than. */
function momentOf(time: TimePoint, kind: TimeKind, zone: Zone | null): number {
  if (typeof time === "number" && kind !== "date") return time;
  return startIn(dateOf(time, zone), kind, zone);
}

function boundsOf(time: TimePoint, kind: TimeKind, { frame: { zone }, dialect }: Compiler): Bounds {
  return {
    from: momentAt(momentOf(time, kind, zone), kind, dialect),
    next: momentAt(momentAfter(time, kind, zone), kind, dialect),
  };
}

const mirrored = { eq: "eq", ne: "ne", lt: "gt", lte: "gte", gt: "lt", gte: "lte" } as const;

type Comparison = keyof typeof mirrored;

/** A comparison of two times: with a time that is the same for all rows by the bounds of its day or moment. */
export function compareTimes(name: Comparison, left: Compiled, right: Compiled, compiler: Compiler): Sql {
  if (left.kind === undefined && right.kind === undefined)
    return compareConstants(name, left, right, compiler);
  if (left.kind === undefined) return compareTimes(mirrored[name], right, left, compiler);
  const { value, kind } = left;
  if (right.kind === undefined) {
    const { from, next } = boundsOf(right.constant as TimePoint, kind, compiler);
    if (name === "lt") return sql`${left.plain} < ${from}`;
    if (name === "lte") return sql`${left.plain} < ${next}`;
    if (name === "gt") return sql`${value} >= ${next}`;
    if (name === "gte") return sql`${value} >= ${from}`;
    if (name === "eq") return sql`(${left.plain} >= ${from} AND ${left.plain} < ${next})`;
    return sql`(${value} < ${from} OR ${value} >= ${next})`;
  }
  const sign = { eq: "=", ne: "<>", lt: "<", lte: "<=", gt: ">", gte: ">=" }[name];
  return sql`${ticks(left, right, compiler)} ${raw(sign)} ${ticks(right, left, compiler)}`;
}

function compareConstants(
  name: Comparison,
  left: Compiled,
  right: Compiled,
  { frame: { zone } }: Compiler,
): Sql {
  const [first, second] = [left.constant as TimePoint, right.constant as TimePoint];
  const kind = typeof first === "string" || typeof second === "string" ? "date" : "instant";
  const order = momentOf(first, kind, zone) - momentOf(second, kind, zone);
  const holds = {
    eq: order === 0,
    ne: order !== 0,
    lt: order < 0,
    lte: order <= 0,
    gt: order > 0,
    gte: order >= 0,
  };
  return raw(holds[name] ? "TRUE" : "FALSE");
}

/** A time as what compares with another to the millisecond: days as they are, instants in milliseconds. */
function ticks(time: Compiled, other: Compiled, compiler: Compiler): Sql {
  if (time.kind === "date" && other.kind === "date") return time.value;
  return millisecondsOf({ ...time, plain: time.value }, compiler);
}

/** A time as whole epoch milliseconds, whatever stands where it has a problem. */
export function millisecondsOf(
  { plain, kind, constant }: Pick<Compiled, "plain" | "kind" | "constant">,
  { dialect }: Pick<Compiler, "dialect">,
): Sql {
  if (kind === undefined) {
    const milliseconds =
      typeof constant === "number" ? constant : dayOf(constant as CalendarDate) * millisecondsPerDay;
    return parameter(milliseconds, "integer");
  }
  return written((time) => dialect.milliseconds(time, kind), plain);
}

/** A time that is a day in every row, or the same day for all. */
export function asDay({ plain, kind, constant }: Compiled, { dialect }: Pick<Compiler, "dialect">): Sql {
  return kind === undefined ? startOf(constant as CalendarDate, "date", null, dialect) : plain;
}

/** A stretch of time that begins at a moment, the first one before all; `value` says what it stands for. */
export interface Step {
  readonly from: Sql | null;
  readonly value: Sql;
}

/** So many steps are told one after the other; of more, half are left aside with each question. */
const mostInTurn = 6;

/** The value of the stretch that a time falls into. */
export function stepped(time: Sql, steps: readonly Step[]): Sql {
  if (steps.length === 1) return steps[0]!.value;
  if (steps.length > mostInTurn) {
    const middle = steps.length >> 1;
    const [below, above] = [steps.slice(0, middle), steps.slice(middle)];
    return sql`CASE WHEN ${time} < ${above[0]!.from!} THEN ${stepped(time, below)} ELSE ${stepped(time, above)} END`;
  }
  const questions = steps.slice(0, -1).map(({ value }, place) => {
    return sql`WHEN ${time} < ${steps[place + 1]!.from!} THEN ${value} `;
  });
  return sql`CASE ${{ parts: questions.flatMap(({ parts }) => parts) }}ELSE ${steps.at(-1)!.value} END`;
}
