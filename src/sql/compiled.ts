import type { ValueType } from "../expressions/expression.js";
import type { TimeKind } from "./dialect.js";
import { allOf, anyOf, identityOf, joined, raw, replaced, type Sql, sql } from "./fragment.js";

/** A reason why a row has no value: when it applies, when it does not, and whether the row holds what cannot be used. */
export interface Problem {
  readonly when: Sql;
  readonly unless: Sql;
  readonly text: string;
  readonly isInvalid: boolean;
  /** What is there where it applies: of a value that is missing, that value. */
  readonly of: readonly Sql[];
}

/**
 * An expression as SQL. Where any of its problems applies, and the first that does is the one of the row, `value` is
 * null, or not true; `plain` may then be anything.
 */
export interface Compiled {
  readonly type: ValueType;
  readonly value: Sql;
  readonly plain: Sql;
  readonly problems: readonly Problem[];
  /** How many of the units of a number make one: a column of cents has 100. */
  readonly per: number;
  /** Whether all its values are whole, whatever its units. */
  readonly isWhole?: boolean;
  /** Of a number that is a multiple of another, that one: their sums are multiples too. */
  readonly multiple?: { readonly of: Sql; readonly by: number };
  /** Of a condition that a text is one of some, that text and those. */
  readonly among?: Among;
  /** Of an amount, its currency. */
  readonly currency?: Sql;
  /** Of an amount to be converted, the day of its rate, as a number. */
  readonly rateDay?: Sql;
  /** Of an amount, what the key is that it is kept under; it throws where there is none, and is `null` for no currency. */
  readonly keyOf?: (currency: string, day: number) => string | null;
  /** Of a time, how it is held; none where it is the same for all rows. */
  readonly kind?: TimeKind;
  /** What it is in every row. */
  readonly constant?: string | boolean | number;
  /** Of a value that held at a time, the time. */
  readonly at?: Compiled;
}

/** A text, and texts that it may be. */
export interface Among {
  readonly subject: Sql;
  readonly choices: readonly Sql[];
}

/** The condition that a text is one of some. */
export function isAmong({ subject, choices }: Among): Sql {
  if (choices.length === 0) return raw("FALSE");
  return choices.length === 1
    ? sql`${subject} = ${choices[0]!}`
    : sql`${subject} IN (${joined(choices, ", ")})`;
}

/** An expression without problems of its own, of which nothing but the SQL is known. */
export function plainly(type: ValueType, value: Sql, problems: readonly Problem[] = []): Compiled {
  return { type, value, plain: value, problems, per: 1 };
}

/** The problem that a piece of SQL is null. */
export function missing(value: Sql, text: string): Problem {
  return {
    when: sql`${value} IS NULL`,
    unless: sql`${value} IS NOT NULL`,
    text,
    isInvalid: false,
    of: [value],
  };
}

/** The problem that a condition holds, which is not true where any of some values is null. */
export function invalid(when: Sql, text: string, of: readonly Sql[] = [], unless?: Sql): Problem {
  return { when, unless: unless ?? sql`NOT COALESCE(${when}, FALSE)`, text, isInvalid: true, of };
}

/** The problems that a value cannot be used. One that is missing before is no such problem. */
export function invalidOnly(problems: readonly Problem[]): readonly Problem[] {
  const absent: Problem[] = [];
  return problems.flatMap((problem) => {
    if (!problem.isInvalid) return (absent.push(problem), []);
    const of = new Set(problem.of.map(identityOf));
    const others = absent.filter(
      (before) => before.of.length === 0 || !before.of.every((value) => of.has(identityOf(value))),
    );
    if (others.length === 0) return [problem];
    return [invalid(allOf([...others.map(({ unless }) => unless), problem.when])!, problem.text)];
  });
}

/** Whether a problem applies; `null` where none can. */
export function hasProblem(problems: readonly Problem[]): Sql | null {
  return anyOf(problems.map(({ when }) => when));
}

/** A value where none of some problems applies, else null. */
export function guarded(value: Sql, problems: readonly Problem[]): Sql {
  const unless = allOf(problems.map((problem) => problem.unless));
  return unless === null ? value : sql`CASE WHEN ${unless} THEN ${value} END`;
}

/** A condition that is not true where any of some problems applies. */
export function refusing(condition: Sql, refused: readonly Problem[]): Sql {
  const applies = hasProblem(refused);
  return applies === null ? condition : sql`CASE WHEN ${applies} THEN FALSE ELSE ${condition} END`;
}

/** An expression in which long pieces are columns, by what names those. */
export function shortened(compiled: Compiled, named: (piece: Sql) => Sql): Compiled {
  const { multiple, currency, rateDay } = compiled;
  const plain = named(compiled.plain);
  let value = replaced(compiled.value, compiled.plain, plain);
  const problems = compiled.problems.map((problem) => {
    const when = named(replaced(problem.when, compiled.plain, plain));
    const own = replaced(replaced(problem.unless, problem.when, when), compiled.plain, plain);
    const unless = named(own);
    value = replaced(replaced(value, own, unless), problem.when, when);
    return { ...problem, when, unless };
  });
  return {
    ...compiled,
    plain,
    value: named(value),
    problems,
    ...(multiple && { multiple: { ...multiple, of: named(multiple.of) } }),
    ...(currency && { currency: named(currency) }),
    ...(rateDay && { rateDay: named(rateDay) }),
  };
}

/** Those of some problems that are not among others, which are known to be none. */
export function without(problems: readonly Problem[], known: readonly Problem[]): readonly Problem[] {
  const identities = new Set(known.map(({ when }) => identityOf(when)));
  return problems.filter(({ when }) => !identities.has(identityOf(when)));
}

/** The problems of several values as those of one: the first value's come first. */
export function problemsOf(...values: readonly Compiled[]): readonly Problem[] {
  return distinct(values.flatMap(({ problems }) => problems));
}

/** Some problems, each once, where it comes first. */
export function distinct(problems: readonly Problem[]): readonly Problem[] {
  const first = new Map<string, Problem>();
  for (const problem of problems) {
    const identity = identityOf(problem.when);
    if (!first.has(identity)) first.set(identity, problem);
  }
  return [...first.values()];
}
