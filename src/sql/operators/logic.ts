import { type Compiled, invalid, invalidOnly, plainly, type Problem, refusing } from "../compiled.js";
import type { Operator } from "../compiler.js";
import { allOf, anyOf, raw, type Sql, sql } from "../fragment.js";

export const connectives: Readonly<Record<string, Operator>> = {
  and: (conditions, compiler) => {
    const parts = conditions.map((condition) => compiler.compile(condition));
    const value = allOf(parts.map((part) => part.value)) ?? raw("TRUE");
    return plainly(
      "flag",
      value,
      unsettled(parts, ({ value }) => value),
    );
  },
  or: (conditions, compiler) => {
    const parts = conditions.map((condition) => compiler.compile(condition));
    const value = anyOf(parts.map((part) => part.value)) ?? raw("FALSE");
    return plainly(
      "flag",
      value,
      unsettled(parts, ({ value }) => sql`NOT COALESCE(${value}, FALSE)`),
    );
  },
  not: ([condition], compiler) => {
    const { value, problems } = compiler.compile(condition!);
    const refused = invalidOnly(problems);
    return plainly("flag", refusing(sql`NOT COALESCE(${value}, FALSE)`, refused), refused);
  },
};

/** What leaves several conditions undecided together: one that cannot be decided, and no other that settles it. */
function unsettled(parts: readonly Compiled[], goesOn: (part: Compiled) => Sql): readonly Problem[] {
  return parts.flatMap((part, place) =>
    invalidOnly(part.problems).map((problem) => {
      const others = parts.filter((_, other) => other !== place).map((other) => open(other, goesOn));
      return invalid(allOf([problem.when, ...others])!, problem.text);
    }),
  );
}

/** That a condition does not settle the whole: it goes on, or is undecided itself. */
function open(part: Compiled, goesOn: (part: Compiled) => Sql): Sql {
  return anyOf([goesOn(part), ...invalidOnly(part.problems).map(({ when }) => when)])!;
}
