import type { ValueType } from "../expressions/expression.js";
import type { TimeKind } from "./dialect.js";
import { join, raw, replace, type Sql, sql } from "./fragment.js";
import { distinctIssues, type Issue } from "./issue.js";

/** An expression as SQL. */
export interface Compiled {
  readonly type: ValueType;
  /** Null where an issue applies; a condition may be false there. */
  readonly value: Sql;
  /** The same where no issue applies, and anything where one does. */
  readonly unguarded: Sql;
  /** The first that applies is the issue of the row. */
  readonly issues: readonly Issue[];
  /** A number in SQL is the number times this: a column of cents has 100. */
  readonly per: number;
  /** Whether all values are whole numbers, whatever their units. */
  readonly isWhole?: boolean;
  /** The number as `of * by`, so that its sum is the sum of `of`, times `by`. */
  readonly multiple?: { readonly of: Sql; readonly by: number };
  /** The condition as the predicate that a text is in a list. */
  readonly inList?: InList;
  /** For a column of listed words: its text, and all texts that are read as a word. */
  readonly words?: { readonly text: Sql; readonly textsOf: (word: unknown) => readonly string[] };
  readonly currency?: Sql;
  /** For an amount to convert: the day of its rate, as a number. */
  readonly rateDay?: Sql;
  /** For an amount to convert: the key of its sum, or why it has none; it throws if a missing rate is refused. */
  readonly keyOf?: (currency: string, day: number) => CurrencyKey;
  /** How a time is held; absent if the time is the same for all rows. */
  readonly kind?: TimeKind;
  /** The value of every row, if it is the same for all. */
  readonly constant?: string | boolean | number;
  /** The time at which the value was the current one. */
  readonly at?: Compiled;
}

/** The key under which an amount is added, or why it cannot be. */
export type CurrencyKey = string | { readonly why: string };

/** The predicate that a text is in a list. */
export interface InList {
  readonly subject: Sql;
  readonly choices: readonly Sql[];
}

/** `subject = choice`, or `subject IN (choices)`. */
export function inPredicate({ subject, choices }: InList): Sql {
  if (choices.length === 0) return raw("FALSE");
  return choices.length === 1
    ? sql`${subject} = ${choices[0]!}`
    : sql`${subject} IN (${join(choices, ", ")})`;
}

/** An expression whose SQL needs no guard. */
export function makeCompiled(type: ValueType, value: Sql, issues: readonly Issue[] = []): Compiled {
  return { type, value, unguarded: value, issues, per: 1 };
}

/** The same expression with long pieces of SQL replaced by the columns that `columnFor` gives for them. */
export function extractColumns(compiled: Compiled, columnFor: (piece: Sql) => Sql): Compiled {
  const { multiple, currency, rateDay } = compiled;
  const unguarded = columnFor(compiled.unguarded);
  let value = replace(compiled.value, compiled.unguarded, unguarded);
  const issues = compiled.issues.map((issue) => {
    const when = columnFor(replace(issue.when, compiled.unguarded, unguarded));
    const negated = replace(replace(issue.unless, issue.when, when), compiled.unguarded, unguarded);
    const unless = columnFor(negated);
    value = replace(replace(value, negated, unless), issue.when, when);
    return { ...issue, when, unless };
  });
  return {
    ...compiled,
    unguarded,
    value: columnFor(value),
    issues,
    ...(multiple && { multiple: { ...multiple, of: columnFor(multiple.of) } }),
    ...(currency && { currency: columnFor(currency) }),
    ...(rateDay && { rateDay: columnFor(rateDay) }),
  };
}

/** The issues of several values, those of the first value first. */
export function issuesOf(...values: readonly Compiled[]): readonly Issue[] {
  return distinctIssues(values.flatMap(({ issues }) => issues));
}
