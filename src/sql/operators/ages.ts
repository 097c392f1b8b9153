import { addDays } from "../../calendar/dates.js";
import { grain as civilGrain } from "../../calendar/grain.js";
import type { CalendarDate, Grain, GrainDefinition } from "../../calendar/time.js";
import { invalidArgument, SalesmetricsError } from "../../errors.js";
import { dateOf } from "../../expressions/times.js";
import { type Compiled, issuesOf, makeCompiled } from "../compiled.js";
import { type Compiler, notInSql, type Operator } from "../compiler.js";
import { integer, type Sql, sql } from "../fragment.js";
import { invalid } from "../issue.js";
import { dayRangesOf } from "../day-ranges.js";
import { type Step, startOf, stepped } from "../times.js";
import { computed } from "./quantities.js";

export const ages: Readonly<Record<string, Operator>> = {
  age: ([start, at, unit], compiler) => {
    const [from, to] = [compiler.compile(start!), compiler.compile(at!)];
    const periods = periodsOf(unit as unknown as GrainDefinition, compiler);
    const [first, last] = [numbered(from, periods, compiler), numbered(to, periods, compiler)];
    const age = sql`(${last.number} - ${first.number})`;
    // Only where the start is before or the end is after all periods: an end before its start stays a negative age.
    const beyond = sql`(${first.isBefore} OR ${last.isAfter})`;
    const isKnown = sql`NOT ${beyond}`;
    const issues = [
      ...issuesOf(from, to),
      invalid(beyond, "age beyond during and asOf", [], isKnown),
      invalid(sql`${age} < 0`, "negative age", [], sql`${age} >= 0`),
    ];
    return computed(makeCompiled("number", age), age, issues);
  },
};

/** The periods that ages are counted in, by the ordinals of the first and the last. */
interface Periods {
  readonly grain: Grain;
  readonly first: number;
  readonly last: number;
}

/** The periods from the first day that the question reads to its last day or asOf, whichever is later. */
function periodsOf(definition: GrainDefinition, compiler: Compiler): Periods {
  const { frame } = compiler;
  const { asOf, during, zone } = frame;
  if (during === null)
    throw new SalesmetricsError(
      "invalid-argument",
      "age: expected { during }, for a statement names the edges of the periods that ages are counted in, got none: say which cohorts it is about",
    );
  const grain = grainOf(definition, compiler);
  if (zone !== null && grain.zone !== null && grain.zone.name !== zone.name)
    throw invalidArgument("age", `a grain in the question's zone, ${zone.name}`, grain.zone.name);
  const ordinalOf = grain.reader();
  const firstRead = dayRangesOf(frame, true)?.[1]?.from ?? during.start;
  const known = asOf === null ? during.end : addDays(dateOf(asOf, zone ?? grain.zone), 1);
  const first = firstRead < during.start ? firstRead : during.start;
  const end = known > during.end ? known : during.end;
  return { grain, first: ordinalOf(first), last: ordinalOf(addDays(end, -1)) };
}

/** A civil grain, or the grain of the question. Other calendars than the question's are refused. */
function grainOf(definition: GrainDefinition, compiler: Compiler): Grain {
  if (definition.calendar === undefined) return civilGrain(definition);
  const { every } = compiler.frame;
  const withoutZone = ({ timeZone: _, ...rest }: GrainDefinition): string => JSON.stringify(rest);
  if (every !== null && withoutZone(every.definition) === withoutZone(definition)) return every;
  throw notInSql(
    compiler,
    `ages by a ${definition.calendar.kind} calendar`,
    "let every be the same grain, or count ages by a civil one",
  );
}

interface Numbered {
  /** The number of the period of a time, from 0; -1 before the first period, the number of periods after the last. */
  readonly number: Sql;
  readonly isBefore: Sql;
  readonly isAfter: Sql;
}

function numbered(time: Compiled, { grain, first, last }: Periods, { dialect, frame }: Compiler): Numbered {
  const { unguarded, kind = "date" } = time;
  const edge = (day: CalendarDate): Sql => startOf(day, kind, frame.zone ?? grain.zone, dialect);
  const steps: Step[] = [{ from: null, value: integer(-1) }];
  for (let ordinal = first; ordinal <= last; ordinal++)
    steps.push({ from: edge(grain.period(ordinal).start), value: integer(ordinal - first) });
  steps.push({ from: edge(grain.period(last).end), value: integer(last + 1 - first) });
  return {
    number: stepped(unguarded, steps),
    isBefore: sql`${unguarded} < ${steps[1]!.from!}`,
    isAfter: sql`${unguarded} >= ${steps.at(-1)!.from!}`,
  };
}
