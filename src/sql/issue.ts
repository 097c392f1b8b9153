import { allOf, anyOf, distinct, distinctBy, integer, raw, type Sql, sql } from "./fragment.js";

/** A reason why a row has no usable value, as a condition. */
export interface Issue {
  /** True where the issue applies. */
  readonly when: Sql;
  /** True where it does not apply. */
  readonly unless: Sql;
  readonly text: string;
  /** Whether the value is there but unusable, as opposed to missing. */
  readonly isInvalid: boolean;
  /** Values that decide it: null where one is missing, not null where one is invalid. */
  readonly of: readonly Sql[];
  /** The number that says which issue applies, if the issue is one of its values. */
  readonly numbered?: IssueNumber;
}

/** A number that says which of several issues is the first that applies, from 1; 0 for none. */
export interface IssueNumber {
  readonly number: Sql;
  readonly of: number;
}

/** The issue that a piece of SQL is null. */
export function missing(value: Sql, text: string): Issue {
  return {
    when: sql`${value} IS NULL`,
    unless: sql`${value} IS NOT NULL`,
    text,
    isInvalid: false,
    of: [value],
  };
}

/** The issue that a condition is true. It is never true where one of the values `of` is null. */
export function invalid(when: Sql, text: string, of: readonly Sql[] = [], unless?: Sql): Issue {
  return { when, unless: unless ?? sql`NOT COALESCE(${when}, FALSE)`, text, isInvalid: true, of };
}

/** The issues of invalid values. Each applies only where no value before it is missing. */
export function invalidOnly(issues: readonly Issue[]): readonly Issue[] {
  const absent: Issue[] = [];
  return issues.flatMap((issue) => {
    if (!issue.isInvalid) return (absent.push(issue), []);
    const of = new Set(issue.of.map(({ identity }) => identity));
    const others = absent.filter(
      (before) => before.of.length === 0 || !before.of.every((value) => of.has(value.identity)),
    );
    if (others.length === 0) return [issue];
    return [invalid(allOf([...others.map(({ unless }) => unless), issue.when])!, issue.text)];
  });
}

export function missingOnly(issues: readonly Issue[]): readonly Issue[] {
  return issues.filter(({ isInvalid }) => !isInvalid);
}

/** Issues as the values of a number: the first that applies, from 1, or 0. */
export function numberedIssues(number: Sql, texts: readonly string[]): readonly Issue[] {
  return texts.map((text, index) => {
    const place = integer(index + 1);
    const issue = invalid(sql`${number} = ${place}`, text, [], sql`${number} <> ${place}`);
    return { ...issue, numbered: { number, of: texts.length } };
  });
}

/** The number of which the issues are all the values, in their order; `null` if there is none. */
export function numberOf(issues: readonly Issue[]): Sql | null {
  const [first] = issues;
  if (first?.numbered === undefined) return null;
  const { number, of } = first.numbered;
  return issues.length === of && issues.every((issue) => issue.numbered?.number === number) ? number : null;
}

/** The condition that an issue applies; `null` if there are none. */
export function anyIssue(issues: readonly Issue[]): Sql | null {
  return anyOf(conditionsOf(issues, "when"));
}

/** The condition that no issue applies; `null` if there are none. */
export function noIssue(issues: readonly Issue[]): Sql | null {
  return allOf(conditionsOf(issues, "unless"));
}

/** The conditions that issues apply, or that they do not. For all issues of a number it is one condition. */
export function conditionsOf(issues: readonly Issue[], side: "when" | "unless"): readonly Sql[] {
  const counts = new Map<string, number>();
  for (const { numbered } of distinctIssues(issues)) {
    if (numbered === undefined) continue;
    const { identity } = numbered.number;
    counts.set(identity, (counts.get(identity) ?? 0) + 1);
  }
  return distinct(
    issues.map((issue) => {
      const { numbered } = issue;
      if (numbered === undefined || counts.get(numbered.number.identity)! < numbered.of) return issue[side];
      return sql`${numbered.number} ${raw(side === "when" ? ">" : "=")} 0`;
    }),
  );
}

/** A value where no issue applies, else null. */
export function guard(value: Sql, issues: readonly Issue[]): Sql {
  const isSound = noIssue(issues);
  return isSound === null ? value : sql`CASE WHEN ${isSound} THEN ${value} END`;
}

/** A condition that is false where an issue applies. */
export function refuse(condition: Sql, refused: readonly Issue[]): Sql {
  const applies = anyIssue(refused);
  return applies === null ? condition : sql`CASE WHEN ${applies} THEN FALSE ELSE ${condition} END`;
}

/** The issues that are not among those known not to apply. */
export function issuesExcept(issues: readonly Issue[], known: readonly Issue[]): readonly Issue[] {
  const identities = new Set(known.map(({ when }) => when.identity));
  return issues.filter(({ when }) => !identities.has(when.identity));
}

/** Issues with different conditions, each at its first position. */
export function distinctIssues(issues: readonly Issue[]): readonly Issue[] {
  return distinctBy(issues, ({ when }) => when);
}
