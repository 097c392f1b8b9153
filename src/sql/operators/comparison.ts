import type { Json } from "../../expressions/expression.js";
import {
  type Compiled,
  hasProblem,
  invalid,
  invalidOnly,
  isAmong,
  plainly,
  type Problem,
  problemsOf,
  refusing,
} from "../compiled.js";
import { type Compiler, notInSql, type Operator } from "../compiler.js";
import { allOf, anyOf, raw, type Sql, sql } from "../fragment.js";
import { compareTimes } from "../times.js";
import { inOneKind } from "../zone-days.js";
import { inOneUnit } from "../units.js";

/** The comparisons, under their names in SQL. */
type Comparison = "eq" | "ne" | "lt" | "lte" | "gt" | "gte";

const signs = { eq: "=", ne: "<>", lt: "<", lte: "<=", gt: ">", gte: ">=" } as const;

export const comparisons: Readonly<Record<string, Operator>> = {
  eq: (operands, compiler) => comparison("eq", operands, compiler),
  ne: (operands, compiler) => comparison("ne", operands, compiler),
  lt: (operands, compiler) => comparison("lt", operands, compiler),
  lte: (operands, compiler) => comparison("lte", operands, compiler),
  gt: (operands, compiler) => comparison("gt", operands, compiler),
  gte: (operands, compiler) => comparison("gte", operands, compiler),
  oneOf: ([value, ...choices], compiler) => {
    const subject = compiler.compile(value!);
    const listed = choices.map((choice) => compiler.compile(choice, subject.type));
    if (subject.type !== "text") {
      // A value that is found needs no other comparison, and one that is missing is none of those listed.
      const found = listed.map((choice) => compared("eq", subject, choice, compiler));
      const isFound = anyOf(found.map((each) => each.value));
      const value = isFound ?? raw("FALSE");
      const others = found.flatMap(({ problems }) => problems);
      return plainly(
        "flag",
        value,
        others.map((problem) =>
          invalid(sql`(${problem.when} AND NOT COALESCE(${value}, FALSE))`, problem.text),
        ),
      );
    }
    const among = { subject: subject.value, choices: listed.map((choice) => choice.value) };
    return { ...plainly("flag", isAmong(among), invalidOnly(subject.problems)), among };
  },
  isNull: ([value], compiler) => presence(compiler.compile(value!), false),
  isPresent: ([value], compiler) => presence(compiler.compile(value!), true),
};

function comparison(name: Comparison, [left, right]: readonly Json[], compiler: Compiler): Compiled {
  const first = compiler.compile(left!);
  const second = compiler.compile(right!, first.type);
  // A time that is the same for all rows is compared by its bounds, in whatever kind it stands beside.
  const areColumns = first.kind !== undefined && second.kind !== undefined;
  return compared(
    name,
    ...(areColumns ? inOneKind(first, second, compiler) : ([first, second] as const)),
    compiler,
  );
}

function presence({ problems }: Compiled, isPresent: boolean): Compiled {
  const refused = invalidOnly(problems);
  if (isPresent) return plainly("flag", allOf(problems.map(({ unless }) => unless)) ?? raw("TRUE"), refused);
  const absent = problems.filter(({ isInvalid }) => !isInvalid);
  return plainly("flag", refusing(hasProblem(absent) ?? raw("FALSE"), refused), refused);
}

/** A comparison of two values of one type. */
function compared(name: Comparison, left: Compiled, right: Compiled, compiler: Compiler): Compiled {
  const own = left.type === "money" ? [otherCurrency(left, right)] : [];
  const problems = [...problemsOf(left, right), ...own];
  const refused = undecided(left, right, own);
  if (left.type === "flag") return plainly("flag", comparedFlags(name, left, right, compiler), refused);
  const holds = orderOf(name, left, right, compiler);
  if (name === "eq" && left.type === "text" && right.constant !== undefined) {
    const among = { subject: left.value, choices: [right.value] };
    return { ...plainly("flag", isAmong(among), refused), among };
  }
  if (name !== "ne") {
    const isOne = own.length === 0 ? holds : sql`(${holds} AND ${left.currency!} = ${right.currency!})`;
    return plainly("flag", isOne, refused);
  }
  // What is missing differs from everything.
  const absent = problems.filter(({ isInvalid }) => !isInvalid);
  const differs = anyOf([holds, ...absent.map(({ when }) => when)])!;
  return plainly("flag", refusing(differs, refused), refused);
}

/** What leaves a comparison undecided: what cannot be used, or, where both sides are there, another currency. */
function undecided(left: Compiled, right: Compiled, own: readonly Problem[]): readonly Problem[] {
  const both = invalidOnly([...left.problems, ...right.problems, ...own]);
  return [
    ...invalidOnly(left.problems),
    ...invalidOnly(right.problems),
    ...both.slice(both.length - own.length),
  ];
}

/** The problem that two amounts are in different currencies. */
export function otherCurrency(left: Compiled, right: Compiled): Problem {
  const of = [left.currency!, right.currency!];
  return invalid(sql`${of[0]!} <> ${of[1]!}`, "mixed currencies", of);
}

function orderOf(name: Comparison, left: Compiled, right: Compiled, compiler: Compiler): Sql {
  if (left.type === "time") return compareTimes(name, left, right, compiler);
  if (left.type === "text") {
    if (name !== "eq" && name !== "ne")
      throw notInSql(
        compiler,
        "an order of texts",
        "compare numbers, times or amounts, or ask whether texts are equal",
      );
    return sql`${left.value} ${raw(signs[name])} ${right.value}`;
  }
  const { first, second } = inOneUnit(left, right, ({ value }) => value);
  return sql`${first} ${raw(signs[name])} ${second}`;
}

/** A flag that is not true is null where it is missing; one that was computed is null where it is false. */
function comparedFlags(name: Comparison, left: Compiled, right: Compiled, compiler: Compiler): Sql {
  if (typeof right.constant !== "boolean" || (name !== "eq" && name !== "ne"))
    throw notInSql(compiler, "an order of true and false", "compare a flag with true or false");
  const refused = invalidOnly(left.problems);
  if (right.constant === (name === "eq")) {
    if (name === "eq") return left.value;
    const absent = hasProblem(left.problems.filter(({ isInvalid }) => !isInvalid));
    return absent === null ? left.value : sql`(${left.value} OR ${absent})`;
  }
  if (name === "eq" && left.problems.length > refused.length) return sql`NOT ${left.value}`;
  return refusing(sql`NOT COALESCE(${left.value}, FALSE)`, refused);
}
