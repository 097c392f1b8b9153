import type { Json } from "../../expressions/expression.js";
import { type Compiled, issuesOf, makeCompiled } from "../compiled.js";
import { type Compiler, notInSql, type Operator } from "../compiler.js";
import { caseOf, parameter, raw, type Sql, sql, wrap } from "../fragment.js";
import { guard, invalid, invalidOnly, type Issue, missingOnly, noIssue } from "../issue.js";
import { inOneUnit, inUnits } from "../units.js";
import { otherCurrency } from "./comparison.js";

export const quantities: Readonly<Record<string, Operator>> = {
  add: (operands, compiler) => sumOf(operands, "+", compiler),
  subtract: (operands, compiler) => sumOf(operands, "-", compiler),
  multiply: ([value, factor], compiler) => {
    const [first, second] = [compiler.compile(value!), compiler.compile(factor!, "number")];
    const product = sql`(${widened(first.unguarded, compiler)} * ${second.unguarded})`;
    return computed({ ...first, per: first.per * second.per }, product, issuesOf(first, second));
  },
  proportion: ([value], compiler) => {
    const number = compiler.compile(value!);
    const isWithin = sql`${number.unguarded} BETWEEN 0 AND ${parameter(number.per, "integer")}`;
    const outside = invalid(sql`NOT (${isWithin})`, "not between 0 and 1", [number.unguarded], isWithin);
    return computed(number, number.unguarded, [...number.issues, outside]);
  },
  band: ([value, ...edges], compiler, definition) => {
    const number = compiler.compile(value!);
    const constants = edges.map((edge) => compiler.compile(edge, number.type));
    const labels = (definition["order"] as readonly string[]).map((label) => parameter(label, "text"));
    const bands = constants.map(
      (edge, index) => [sql`${number.unguarded} < ${inUnits(edge, number.per)}`, labels[index]!] as const,
    );
    const label = caseOf(bands, { otherwise: labels.at(-1)! });
    return computed(makeCompiled("text", label), label, inCurrency(number, constants[0]!));
  },
  bin: ([value, width, origin], compiler) => {
    const number = compiler.compile(value!);
    const { remainder, integersOnly } = compiler.dialect;
    const step = compiler.compile(width!, number.type);
    const size = inUnits(step, number.per);
    const start = origin === undefined ? null : inUnits(compiler.compile(origin, number.type), number.per);
    const isFraction = (part: Sql["parts"][number]): boolean =>
      typeof part === "object" && "value" in part && !Number.isInteger(Number(part.value));
    if (integersOnly === true && [...size.parts, ...(start?.parts ?? [])].some(isFraction))
      throw notInSql(compiler, "bins of a part of a whole number", "map the column with a finer scale");
    const shifted = start === null ? number.unguarded : sql`(${number.unguarded} - ${start})`;
    const rest = wrap(remainder, shifted, size);
    const below = sql`(${number.unguarded} - ${rest} - CASE WHEN ${rest} < 0 THEN ${size} ELSE 0 END)`;
    const { per } = number;
    return computed({ ...makeCompiled("number", below), per }, below, inCurrency(number, step));
  },
  coalesce: ([value, otherwise], compiler) => {
    const first = compiler.compile(value!);
    const second = compiler.compile(otherwise!, first.type);
    if (first.kind !== second.kind)
      throw notInSql(compiler, "times of two kinds", "let columns hold one kind");
    const isThere = noIssue(missingOnly(first.issues));
    if (isThere === null) return first;
    // Without their own `unless`, whose shorter conditions are false for a missing value too.
    const refused = invalidOnly(first.issues).map(({ when, text, of }) => invalid(when, text, of));
    const others = second.issues.map((issue) => during(issue, sql`NOT ${isThere}`));
    return chosen(first, second, isThere, [...refused, ...others]);
  },
  choose: ([condition, then, otherwise], compiler) => {
    const flag = compiler.compile(condition!);
    const [first, second] = [compiler.compile(then!, "number"), compiler.compile(otherwise!, "number")];
    const isOther = sql`NOT COALESCE(${flag.value}, FALSE)`;
    return chosen(first, second, flag.value, [
      ...invalidOnly(flag.issues),
      ...first.issues.map((issue) => during(issue, flag.value)),
      ...second.issues.map((issue) => during(issue, isOther)),
    ]);
  },
  required: ([value], compiler) => {
    const given = compiler.compile(value!);
    return { ...given, issues: given.issues.map((issue) => ({ ...issue, isInvalid: true })) };
  },
};

function sumOf([augend, addend]: readonly Json[], sign: "+" | "-", compiler: Compiler): Compiled {
  const left = compiler.compile(augend!);
  const right = compiler.compile(addend!, left.type);
  const { first, second, per } = inOneUnit(left, right, "unguarded");
  const own = left.type === "money" ? [otherCurrency(left, right)] : [];
  return computed({ ...left, per }, sql`(${widened(first, compiler)} ${raw(sign)} ${second})`, [
    ...issuesOf(left, right),
    ...own,
  ]);
}

/** A number as a decimal with room for the result of a computation. */
function widened(number: Sql, { dialect: { widestOne } }: Compiler): Sql {
  return widestOne === undefined ? number : sql`${number} * ${raw(widestOne)}`;
}

/** The first value where a condition is true, else the second. */
function chosen(first: Compiled, second: Compiled, holds: Sql, issues: readonly Issue[]): Compiled {
  const units = inOneUnit(first, second, "unguarded");
  const value = sql`CASE WHEN ${holds} THEN ${units.first} ELSE ${units.second} END`;
  const currency =
    first.currency &&
    second.currency &&
    sql`CASE WHEN ${holds} THEN ${first.currency} ELSE ${second.currency} END`;
  const { constant: _, ...rest } = first;
  return computed({ ...rest, per: units.per, ...(currency && { currency }) }, value, issues);
}

/** An issue that applies only where a condition is true. */
function during({ when, text, isInvalid }: Issue, condition: Sql): Issue {
  return { ...invalid(sql`(${condition} AND ${when})`, text), isInvalid };
}

/** An expression like another, with a new value that is guarded by its issues. */
export function computed(like: Compiled, unguarded: Sql, issues: readonly Issue[]): Compiled {
  const { constant: _, multiple: __, words: ___, ...rest } = like;
  return { ...rest, unguarded, value: guard(unguarded, issues), issues };
}

/** The issues of a quantity that is compared with constants: an amount must have their currency. */
function inCurrency(value: Compiled, constant: Compiled): readonly Issue[] {
  return value.type === "money" ? [...value.issues, otherCurrency(value, constant)] : value.issues;
}
