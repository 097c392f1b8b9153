import { addDays } from "../../calendar/dates.js";
import { grain } from "../../calendar/grain.js";
import type { CalendarDate, Grain, GrainDefinition } from "../../calendar/time.js";
import { invalidArgument, SalesmetricsError } from "../../errors.js";
import { dateOf } from "../../expressions/moment.js";
import { type Compiled, invalid, plainly, problemsOf } from "../compiled.js";
import { type Compiler, notInSql, type Operator } from "../compiler.js";
import { raw, type Sql, sql } from "../fragment.js";
import { segmentsOf } from "../segments.js";
import { type Step, startOf, stepped } from "../times.js";
import { computed } from "./quantities.js";

export const ages: Readonly<Record<string, Operator>> = {
  age: ([start, at, unit], compiler) => {
    const [from, to] = [compiler.compile(start!), compiler.compile(at!)];
    const periods = periodsOf(unit as unknown as GrainDefinition, compiler);
    const [first, last] = [numbered(from, periods, compiler), numbered(to, periods, compiler)];
    const age = sql`(${last.number} - ${first.number})`;
    // Who starts after an end is not unknown: that age is negative, however far outside both are.
    const beyond = sql`(${first.isBefore} OR ${last.isAfter})`;
    const isKnown = sql`NOT ${beyond}`;
    const problems = [
      ...problemsOf(from, to),
      invalid(beyond, "age beyond during and asOf", [], isKnown),
      invalid(sql`${age} < 0`, "negative age", [], sql`${age} >= 0`),
    ];
    return computed(plainly("number", age), age, problems);
  },
};

/** Whole periods, of which all that a question is about is made. */
interface Periods {
  readonly grain: Grain;
  readonly first: number;
  readonly last: number;
}

/** The periods from the first day that a question looks at to the last one that it knows or asks about. */
function periodsOf(definition: GrainDefinition, compiler: Compiler): Periods {
  const { frame } = compiler;
  const { asOf, during, zone } = frame;
  if (during === null)
    throw new SalesmetricsError(
      "invalid-argument",
      "age: expected { during }, for a statement names the edges of the periods that ages are counted in, got none: say which cohorts it is about",
    );
  const own = grainOf(definition, compiler);
  if (zone !== null && own.zone !== null && own.zone.name !== zone.name)
    throw invalidArgument("age", `a grain in the question's zone, ${zone.name}`, own.zone.name);
  const read = own.reader();
  const looked = segmentsOf(frame, true)?.[1]?.from ?? during.start;
  const known = asOf === null ? during.end : addDays(dateOf(asOf, zone ?? own.zone), 1);
  const first = looked < during.start ? looked : during.start;
  const last = known > during.end ? known : during.end;
  return { grain: own, first: read(first), last: read(addDays(last, -1)) };
}

/** The grain of a definition: a civil one, or that of the question, which is the only one of another calendar here. */
function grainOf(definition: GrainDefinition, compiler: Compiler): Grain {
  if (definition.calendar === undefined) return grain(definition);
  const { every } = compiler.frame;
  const named = ({ timeZone: _, ...rest }: GrainDefinition): string => JSON.stringify(rest);
  if (every !== null && named(every.definition) === named(definition)) return every;
  throw notInSql(
    compiler,
    `ages by a ${definition.calendar.kind} calendar`,
    "let every be the same grain, or count ages by a civil one",
  );
}

interface Numbered {
  /** The number of the period of a time: that before the first of those before, and that after the last of those after. */
  readonly number: Sql;
  readonly isBefore: Sql;
  readonly isAfter: Sql;
}

function numbered(time: Compiled, { grain, first, last }: Periods, { dialect, frame }: Compiler): Numbered {
  const { plain, kind = "date" } = time;
  const edge = (day: CalendarDate): Sql => startOf(day, kind, frame.zone ?? grain.zone, dialect);
  const steps: Step[] = [{ from: null, value: raw("-1") }];
  for (let ordinal = first; ordinal <= last; ordinal++)
    steps.push({ from: edge(grain.period(ordinal).start), value: raw(String(ordinal - first)) });
  steps.push({ from: edge(grain.period(last).end), value: raw(String(last + 1 - first)) });
  return {
    number: stepped(plain, steps),
    isBefore: sql`${plain} < ${steps[1]!.from!}`,
    isAfter: sql`${plain} >= ${steps.at(-1)!.from!}`,
  };
}
