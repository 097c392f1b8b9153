import { addDays, dayOf, millisecondsPerDay } from "../calendar/dates.js";
import type { CalendarDate, TimePoint, Zone } from "../calendar/time.js";
import { dateOf, missingZone } from "../expressions/times.js";
import type { Compiled } from "./compiled.js";
import type { Compiler } from "./compiler.js";
import type { Dialect, TimeKind } from "./dialect.js";
import { caseOf, parameter, raw, type Sql, sql, wrap } from "./fragment.js";

/** Epoch milliseconds as a parameter to compare with a column of a kind. */
export function momentAt(milliseconds: number, kind: TimeKind, dialect: Dialect): Sql {
  return parameter(dialect.timeParameter(milliseconds, kind), kind);
}

/** The start of a day as a parameter to compare with a column of a kind. */
export function startOf(day: CalendarDate, kind: TimeKind, zone: Zone | null, dialect: Dialect): Sql {
  return momentAt(startIn(day, kind, zone), kind, dialect);
}

/** The start of a day in epoch milliseconds. For a column of days it is midnight in UTC. */
export function startIn(day: CalendarDate, kind: TimeKind, zone: Zone | null): number {
  if (kind === "date") return dayOf(day) * millisecondsPerDay;
  if (zone === null) throw missingZone();
  return zone.startOf(day);
}

/** The first moment after a time, for a column of a kind. A date lasts to the end of its day. */
export function momentAfter(time: TimePoint, kind: TimeKind, zone: Zone | null): number {
  if (typeof time === "number" && kind !== "date") return time + 1;
  return startIn(addDays(dateOf(time, zone), 1), kind, zone);
}

/** The first moment of a time, for a column of a kind. */
function momentOf(time: TimePoint, kind: TimeKind, zone: Zone | null): number {
  if (typeof time === "number" && kind !== "date") return time;
  return startIn(dateOf(time, zone), kind, zone);
}

const mirrored = { eq: "eq", ne: "ne", lt: "gt", lte: "gte", gt: "lt", gte: "lte" } as const;

export type Comparison = keyof typeof mirrored;

export const signs = { eq: "=", ne: "<>", lt: "<", lte: "<=", gt: ">", gte: ">=" } as const;

/** A comparison of two times. A constant is compared by its first moment and the first moment after it. */
export function compareTimes(name: Comparison, left: Compiled, right: Compiled, compiler: Compiler): Sql {
  if (left.kind === undefined && right.kind === undefined)
    return compareConstants(name, left, right, compiler.frame.zone);
  if (left.kind === undefined) return compareTimes(mirrored[name], right, left, compiler);
  const { value, kind } = left;
  if (right.kind === undefined) {
    const { zone } = compiler.frame;
    const constant = right.constant as TimePoint;
    const from = momentAt(momentOf(constant, kind, zone), kind, compiler.dialect);
    const next = momentAt(momentAfter(constant, kind, zone), kind, compiler.dialect);
    if (name === "lt") return sql`${left.unguarded} < ${from}`;
    if (name === "lte") return sql`${left.unguarded} < ${next}`;
    if (name === "gt") return sql`${value} >= ${next}`;
    if (name === "gte") return sql`${value} >= ${from}`;
    if (name === "eq") return sql`(${left.unguarded} >= ${from} AND ${left.unguarded} < ${next})`;
    return sql`(${value} < ${from} OR ${value} >= ${next})`;
  }
  const { dialect } = compiler;
  return sql`${comparable(left, right, dialect)} ${raw(signs[name])} ${comparable(right, left, dialect)}`;
}

function compareConstants(name: Comparison, left: Compiled, right: Compiled, zone: Zone | null): Sql {
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

/** A time to compare with another: two days as they are, other times in milliseconds. */
function comparable(time: Compiled, other: Compiled, dialect: Dialect): Sql {
  if (time.kind === "date" && other.kind === "date") return time.value;
  return millisecondsOf({ ...time, unguarded: time.value }, dialect);
}

export function millisecondsOf(
  { unguarded, kind, constant }: Pick<Compiled, "unguarded" | "kind" | "constant">,
  dialect: Dialect,
): Sql {
  if (kind === undefined) {
    const milliseconds =
      typeof constant === "number" ? constant : dayOf(constant as CalendarDate) * millisecondsPerDay;
    return parameter(milliseconds, "integer");
  }
  return wrap((time) => dialect.epochMilliseconds(time, kind), unguarded);
}

/** A time that is a day, in a column or as a constant. */
export function asDay({ unguarded, kind, constant }: Compiled, dialect: Dialect): Sql {
  return kind === undefined ? startOf(constant as CalendarDate, "date", null, dialect) : unguarded;
}

/** A value that holds from a moment to the next step; the first step has no start. */
export interface Step {
  readonly from: Sql | null;
  readonly value: Sql;
}

/** Up to this number, steps are compared one after the other; above it, by binary search. */
const mostInTurn = 6;

/** The value of the step that a time falls into. */
export function stepped(time: Sql, steps: readonly Step[]): Sql {
  if (steps.length === 1) return steps[0]!.value;
  if (steps.length > mostInTurn) {
    const middle = steps.length >> 1;
    const [below, above] = [steps.slice(0, middle), steps.slice(middle)];
    return sql`CASE WHEN ${time} < ${above[0]!.from!} THEN ${stepped(time, below)} ELSE ${stepped(time, above)} END`;
  }
  const branches = steps
    .slice(0, -1)
    .map(({ value }, index) => [sql`${time} < ${steps[index + 1]!.from!}`, value] as const);
  return caseOf(branches, { otherwise: steps.at(-1)!.value });
}
