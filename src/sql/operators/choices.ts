import type { Json } from "../../expressions/expression.js";
import { type Compiled, extractColumns, issuesOf } from "../compiled.js";
import { type Compiler, notInSql, type Operator } from "../compiler.js";
import { raw, type Sql, sql, wrap } from "../fragment.js";
import { invalid, invalidOnly, type Issue, missing, missingOnly, noIssue } from "../issue.js";
import { asDay, millisecondsOf, momentAt } from "../times.js";
import { inOneUnit } from "../units.js";
import { isDay } from "../zone-days.js";
import { otherCurrency } from "./comparison.js";
import { computed, widened } from "./quantities.js";

/** Which of several values a row has. */
export const choices: Readonly<Record<string, Operator>> = {
  least: (operands, compiler) => extreme(operands, "<=", compiler),
  greatest: (operands, compiler) => extreme(operands, ">=", compiler),
  earliest: (operands, compiler) => extreme(operands, "<=", compiler),
  latest: (operands, compiler) => extreme(operands, ">=", compiler),
  coalesce: (operands, compiler) =>
    folded(operands, compiler, (first, second) => {
      const isThere = noIssue(missingOnly(first.issues));
      if (isThere === null) return first;
      // Without their own `unless`, whose shorter conditions are false for a missing value too.
      const refused = invalidOnly(first.issues).map(({ when, text, of }) => invalid(when, text, of));
      const others = second.issues.map((issue) => during(issue, sql`NOT ${isThere}`));
      return chosen(first, second, compiler, isThere, [...refused, ...others]);
    }),
  choose: ([condition, then, otherwise], compiler) => {
    const flag = compiler.compile(condition!);
    const isOther = sql`NOT COALESCE(${flag.value}, FALSE)`;
    return folded([then!, otherwise!], compiler, (first, second) =>
      chosen(first, second, compiler, flag.value, [
        ...invalidOnly(flag.issues),
        ...first.issues.map((issue) => during(issue, flag.value)),
        ...second.issues.map((issue) => during(issue, isOther)),
      ]),
    );
  },
  timeIf: ([condition, time], compiler) => {
    const flag = compiler.compile(condition!);
    const given = compiler.compile(time!);
    const held = sql`CASE WHEN ${flag.value} THEN ${given.unguarded} END`;
    const refused = invalidOnly(given.issues).map((issue) => during(issue, flag.value));
    return computed(given, held, [...invalidOnly(flag.issues), ...refused, missing(held, "missing time")]);
  },
};

/** The least or greatest of some values: the first one, unless a later one is beyond it. */
function extreme(operands: readonly Json[], sign: "<=" | ">=", compiler: Compiler): Compiled {
  return folded(operands, compiler, (left, right) => {
    const own = left.type === "money" ? [otherCurrency(left, right)] : [];
    const { first, second } = inOneUnit(left, right, "unguarded");
    const holds = sql`${first} ${raw(sign)} ${second}`;
    return chosen(left, right, compiler, holds, [...issuesOf(left, right), ...own]);
  });
}

/** Combines values of one type, the first two, then the result with the next. Constants take the type of a value. */
function folded(
  operands: readonly Json[],
  compiler: Compiler,
  combine: (first: Compiled, second: Compiled) => Compiled,
): Compiled {
  const [value = operands[0]!] = operands.filter((operand) => !isLiteral(operand));
  const { type } = compiler.compile(value, typeOf(value));
  const values = operands.map((operand) => compiler.compile(operand, type));
  return (type === "time" ? inOneColumn(values, compiler) : values).reduce((first, second) =>
    extractColumns(combine(first, second), compiler.columnFor),
  );
}

function isLiteral(definition: Json): definition is { readonly literal: Json } {
  return typeof definition === "object" && definition !== null && "literal" in definition;
}

/** The type of a constant that stands beside no field, as `choose` takes it. */
function typeOf(definition: Json): Compiled["type"] {
  if (!isLiteral(definition) || typeof definition.literal === "string") return "text";
  if (typeof definition.literal === "boolean") return "flag";
  return typeof definition.literal === "number" ? "number" : "money";
}

/** Times as one column can hold them: constants in the kind of the columns, instants of several kinds in milliseconds. */
function inOneColumn(times: readonly Compiled[], compiler: Compiler): readonly Compiled[] {
  const { dialect } = compiler;
  if (times.some((time) => isDay(time) !== isDay(times[0]!)))
    throw notInSql(
      compiler,
      "calendar dates and instants in one column",
      "let both be dates, or both instants",
    );
  const kinds = new Set(times.flatMap(({ kind = [] }) => kind));
  const [only = "milliseconds"] = isDay(times[0]!) ? ["date" as const] : kinds.size === 1 ? kinds : [];
  const held = (time: Compiled): Sql => {
    if (only === "date") return asDay(time, dialect);
    if (time.kind === only) return time.unguarded;
    return time.kind === undefined && only !== "milliseconds"
      ? momentAt(time.constant as number, only, dialect)
      : millisecondsOf(time, dialect);
  };
  return times.map((time) => ({ ...computed(time, held(time), time.issues), kind: only }));
}

/** The first value where a condition is true, else the second. */
function chosen(
  first: Compiled,
  second: Compiled,
  compiler: Compiler,
  holds: Sql,
  issues: readonly Issue[],
): Compiled {
  const units = inOneUnit(first, second, "unguarded");
  const either = (one: Sql, other: Sql): Sql => sql`CASE WHEN ${holds} THEN ${one} ELSE ${other} END`;
  const value =
    first.type === "flag"
      ? either(decided(first), decided(second))
      : either(
          inTypeOf(first, units.first, units.second, compiler),
          inTypeOf(first, units.second, units.first, compiler),
        );
  const { type, kind, isWhole = false } = first;
  return computed(
    {
      type,
      value,
      unguarded: value,
      issues,
      per: units.per,
      ...(isWhole && second.isWhole === true && { isWhole }),
      ...(kind && { kind }),
      ...(first.currency && second.currency && { currency: either(first.currency, second.currency) }),
    },
    value,
    issues,
  );
}

/** A number with all digits of another too, where an engine wants the branches of a CASE in one type. */
function inTypeOf({ type }: Compiled, number: Sql, other: Sql, compiler: Compiler): Sql {
  const { zeroLike } = compiler.dialect;
  if (zeroLike === undefined || (type !== "number" && type !== "money")) return number;
  return sql`(${widened(number, compiler)} + ${wrap(zeroLike, other)})`;
}

/** A flag that is not null for false, as a computed one may be. */
function decided({ unguarded, issues }: Compiled): Sql {
  return missingOnly(issues).length > 0 ? unguarded : sql`COALESCE(${unguarded}, FALSE)`;
}

/** An issue that applies only where a condition is true. */
function during({ when, text, isInvalid }: Issue, condition: Sql): Issue {
  return { ...invalid(sql`(${condition} AND ${when})`, text), isInvalid };
}
