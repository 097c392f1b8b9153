import { allOf, anyOf, distinctBy, identityOf, type Sql, sql } from "./fragment.js";

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
    const of = new Set(issue.of.map(identityOf));
    const others = absent.filter(
      (before) => before.of.length === 0 || !before.of.every((value) => of.has(identityOf(value))),
    );
    if (others.length === 0) return [issue];
    return [invalid(allOf([...others.map(({ unless }) => unless), issue.when])!, issue.text)];
  });
}

export function missingOnly(issues: readonly Issue[]): readonly Issue[] {
  return issues.filter(({ isInvalid }) => !isInvalid);
}

/** The condition that an issue applies; `null` if there are none. */
export function anyIssue(issues: readonly Issue[]): Sql | null {
  return anyOf(issues.map(({ when }) => when));
}

/** The condition that no issue applies; `null` if there are none. */
export function noIssue(issues: readonly Issue[]): Sql | null {
  return allOf(issues.map(({ unless }) => unless));
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
  const identities = new Set(known.map(({ when }) => identityOf(when)));
  return issues.filter(({ when }) => !identities.has(identityOf(when)));
}

/** Issues with different conditions, each at its first position. */
export function distinctIssues(issues: readonly Issue[]): readonly Issue[] {
  return distinctBy(issues, ({ when }) => when);
}
