import { type Compiled, makeCompiled } from "../compiled.js";
import type { Compiler, Operator } from "../compiler.js";
import { allOf, anyOf, caseOf, integer, raw, type Sql, sql } from "../fragment.js";
import {
  conditionsOf,
  invalid,
  invalidOnly,
  type Issue,
  numberedIssues,
  numberOf,
  refuse,
} from "../issue.js";

export const connectives: Readonly<Record<string, Operator>> = {
  and: (conditions, compiler) => {
    const parts = conditions.map((condition) => compiler.compile(condition));
    const value = allOf(parts.map((part) => part.value)) ?? raw("TRUE");
    const issues = undecided(parts, (part) => part.value, compiler);
    return makeCompiled("flag", value, issues);
  },
  or: (conditions, compiler) => {
    const parts = conditions.map((condition) => compiler.compile(condition));
    const value = anyOf(parts.map((part) => part.value)) ?? raw("FALSE");
    const issues = undecided(parts, (part) => sql`NOT COALESCE(${part.value}, FALSE)`, compiler);
    return makeCompiled("flag", value, issues);
  },
  not: ([condition], compiler) => {
    const { value, issues } = compiler.compile(condition!);
    const refused = invalidOnly(issues);
    return makeCompiled("flag", refuse(sql`NOT COALESCE(${value}, FALSE)`, refused), refused);
  },
  decided: ([condition], compiler) => {
    const refused = invalidOnly(compiler.compile(condition!).issues);
    return makeCompiled("flag", refuse(raw("TRUE"), refused), refused);
  },
};

/** With more issues than this, a condition gets a column that says which one applies. */
const manyIssues = 3;

/** The issues for which AND or OR cannot be decided: one condition has an issue, and no other settles the result. */
function undecided(
  parts: readonly Compiled[],
  isNeutral: (part: Compiled) => Sql,
  { addedColumn }: Compiler,
): readonly Issue[] {
  const groups = parts.map((part, index) => {
    const open = parts.filter((_, other) => other !== index).map((other) => isOpen(other, isNeutral));
    return { issues: invalidOnly(part.issues), where: (when: Sql): Sql => allOf([when, ...open])! };
  });
  const issues = groups.flatMap(({ issues, where }) =>
    issues.map(({ when, text }) => invalid(where(when), text)),
  );
  if (issues.length <= manyIssues) return issues;
  let before = 0;
  const cases = groups.flatMap(({ issues, where }) => {
    const offset = before;
    before += issues.length;
    const number = numberOf(issues);
    return number === null
      ? issues.map(({ when }, place) => [where(when), integer(offset + place + 1)] as const)
      : [[where(sql`${number} > 0`), sql`${number} + ${integer(offset)}`] as const];
  });
  const number = addedColumn(caseOf(cases, { otherwise: integer(0) }));
  return numberedIssues(
    number,
    issues.map(({ text }) => text),
  );
}

/** That a condition does not settle the result: it is neutral, or undecided itself. */
function isOpen(part: Compiled, isNeutral: (part: Compiled) => Sql): Sql {
  return anyOf([isNeutral(part), ...conditionsOf(invalidOnly(part.issues), "when")])!;
}
