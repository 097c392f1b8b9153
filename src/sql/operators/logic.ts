import { type Compiled, makeCompiled } from "../compiled.js";
import type { Operator } from "../compiler.js";
import { allOf, anyOf, raw, type Sql, sql } from "../fragment.js";
import { invalid, invalidOnly, type Issue, refuse } from "../issue.js";

export const connectives: Readonly<Record<string, Operator>> = {
  and: (conditions, compiler) => {
    const parts = conditions.map((condition) => compiler.compile(condition));
    const value = allOf(parts.map((part) => part.value)) ?? raw("TRUE");
    const issues = undecided(parts, (part) => part.value);
    return makeCompiled("flag", value, issues);
  },
  or: (conditions, compiler) => {
    const parts = conditions.map((condition) => compiler.compile(condition));
    const value = anyOf(parts.map((part) => part.value)) ?? raw("FALSE");
    const issues = undecided(parts, (part) => sql`NOT COALESCE(${part.value}, FALSE)`);
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

/** The issues for which AND or OR cannot be decided: one condition has an issue, and no other settles the result. */
function undecided(parts: readonly Compiled[], isNeutral: (part: Compiled) => Sql): readonly Issue[] {
  return parts.flatMap((part, index) =>
    invalidOnly(part.issues).map((issue) => {
      const others = parts.filter((_, other) => other !== index).map((other) => isOpen(other, isNeutral));
      return invalid(allOf([issue.when, ...others])!, issue.text);
    }),
  );
}

/** That a condition does not settle the result: it is neutral, or undecided itself. */
function isOpen(part: Compiled, isNeutral: (part: Compiled) => Sql): Sql {
  return anyOf([isNeutral(part), ...invalidOnly(part.issues).map(({ when }) => when)])!;
}
