import {
  type Compiled,
  guarded,
  invalid,
  invalidOnly,
  plainly,
  type Problem,
  problemsOf,
} from "../compiled.js";
import { notInSql, type Operator } from "../compiler.js";
import { allOf, parameter, raw, type Sql, sql, written } from "../fragment.js";
import { inOneUnit, inUnits } from "../units.js";
import { otherCurrency } from "./comparison.js";

export const quantities: Readonly<Record<string, Operator>> = {
  add: ([left, right], compiler) => {
    const first = compiler.compile(left!);
    return added(first, compiler.compile(right!, first.type), "+");
  },
  subtract: ([left, right], compiler) => {
    const first = compiler.compile(left!);
    return added(first, compiler.compile(right!, first.type), "-");
  },
  multiply: ([value, factor], compiler) => {
    const [first, second] = [compiler.compile(value!), compiler.compile(factor!, "number")];
    const product = sql`(${first.plain} * ${second.plain})`;
    return computed({ ...first, per: first.per * second.per }, product, problemsOf(first, second));
  },
  proportion: ([value], compiler) => {
    const number = compiler.compile(value!);
    const isWithin = sql`${number.plain} BETWEEN 0 AND ${parameter(number.per, "integer")}`;
    const outside = invalid(sql`NOT (${isWithin})`, "not between 0 and 1", [number.plain], isWithin);
    return computed(number, number.plain, [...number.problems, outside]);
  },
  band: ([value, ...edges], compiler, definition) => {
    const number = compiler.compile(value!);
    const constants = edges.map((edge) => compiler.compile(edge, number.type));
    const labels = (definition["order"] as readonly string[]).map((label) => parameter(label, "text"));
    const steps = constants.map(
      (edge, place) => sql`WHEN ${number.plain} < ${inUnits(edge, number.per)} THEN ${labels[place]!} `,
    );
    const label = sql`CASE ${{ parts: steps.flatMap(({ parts }) => parts) }}ELSE ${labels.at(-1)!} END`;
    return computed(plainly("text", label), label, inCurrency(number, constants[0]!));
  },
  bin: ([value, width, origin], compiler) => {
    const number = compiler.compile(value!);
    const { remainder, isWhole } = compiler.dialect;
    const step = compiler.compile(width!, number.type);
    const size = inUnits(step, number.per);
    const start = origin === undefined ? null : inUnits(compiler.compile(origin, number.type), number.per);
    const isPart = (part: Sql["parts"][number]): boolean =>
      typeof part === "object" && !Number.isInteger(Number(part.value));
    if (isWhole === true && [...size.parts, ...(start?.parts ?? [])].some(isPart))
      throw notInSql(compiler, "bins of a part of a whole number", "map the column with a finer scale");
    const shifted = start === null ? number.plain : sql`(${number.plain} - ${start})`;
    const rest = written(remainder, shifted, size);
    const below = sql`(${number.plain} - ${rest} - CASE WHEN ${rest} < 0 THEN ${size} ELSE 0 END)`;
    const { per } = number;
    return computed({ ...plainly("number", below), per }, below, inCurrency(number, step));
  },
  coalesce: ([value, otherwise], compiler) => {
    const first = compiler.compile(value!);
    const second = compiler.compile(otherwise!, first.type);
    if (first.kind !== second.kind)
      throw notInSql(compiler, "times of two kinds", "let columns hold one kind");
    const absent = first.problems.filter(({ isInvalid }) => !isInvalid);
    if (absent.length === 0) return first;
    const isThere = allOf(absent.map(({ unless }) => unless))!;
    // One that is missing can be used, which their shorter conditions do not say.
    const refused = invalidOnly(first.problems).map(({ when, text, of }) => invalid(when, text, of));
    const others = second.problems.map((problem) => during(problem, sql`NOT ${isThere}`));
    return chosen(first, second, isThere, [...refused, ...others]);
  },
  choose: ([condition, then, otherwise], compiler) => {
    const flag = compiler.compile(condition!);
    const [first, second] = [compiler.compile(then!, "number"), compiler.compile(otherwise!, "number")];
    const isOther = sql`NOT COALESCE(${flag.value}, FALSE)`;
    return chosen(first, second, flag.value, [
      ...invalidOnly(flag.problems),
      ...first.problems.map((problem) => during(problem, flag.value)),
      ...second.problems.map((problem) => during(problem, isOther)),
    ]);
  },
  required: ([value], compiler) => {
    const given = compiler.compile(value!);
    return { ...given, problems: given.problems.map((problem) => ({ ...problem, isInvalid: true })) };
  },
};

function added(left: Compiled, right: Compiled, sign: "+" | "-"): Compiled {
  const { first, second, per } = inOneUnit(left, right, ({ plain }) => plain);
  const own = left.type === "money" ? [otherCurrency(left, right)] : [];
  return computed({ ...left, per }, sql`(${first} ${raw(sign)} ${second})`, [
    ...problemsOf(left, right),
    ...own,
  ]);
}

/** One of two values of a type, by whether a condition holds, which may be null where it does not. */
function chosen(first: Compiled, second: Compiled, holds: Sql, problems: readonly Problem[]): Compiled {
  const units = inOneUnit(first, second, ({ plain }) => plain);
  const value = sql`CASE WHEN ${holds} THEN ${units.first} ELSE ${units.second} END`;
  const currency =
    first.currency &&
    second.currency &&
    sql`CASE WHEN ${holds} THEN ${first.currency} ELSE ${second.currency} END`;
  const { constant: _, ...rest } = first;
  return computed({ ...rest, per: units.per, ...(currency && { currency }) }, value, problems);
}

/** A problem that is one only where a condition holds. */
function during({ when, text, isInvalid }: Problem, condition: Sql): Problem {
  return { ...invalid(sql`(${condition} AND ${when})`, text), isInvalid };
}

/** An expression with another value, which may be anything where it has a problem. */
export function computed(like: Compiled, plain: Sql, problems: readonly Problem[]): Compiled {
  const { constant: _, multiple: __, ...rest } = like;
  return { ...rest, plain, value: guarded(plain, problems), problems };
}

/** The problems of a quantity, where an amount in another currency than a constant's is one. */
function inCurrency(value: Compiled, constant: Compiled): readonly Problem[] {
  return value.type === "money" ? [...value.problems, otherCurrency(value, constant)] : value.problems;
}
