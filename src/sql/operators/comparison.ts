import type { Json } from "../../expressions/expression.js";
import { type Compiled, inPredicate, issuesOf, makeCompiled } from "../compiled.js";
import { type Compiler, notInSql, type Operator } from "../compiler.js";
import { allOf, anyOf, parameter, raw, type Sql, sql } from "../fragment.js";
import { anyIssue, invalid, invalidOnly, type Issue, missingOnly, noIssue, refuse } from "../issue.js";
import { compareTimes, type Comparison, signs } from "../times.js";
import { inOneUnit } from "../units.js";
import { inOneKind } from "../zone-days.js";

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
      // If a choice is found, issues of other comparisons do not matter.
      const found = listed.map((choice) => compared("eq", subject, choice, compiler));
      const isFound = anyOf(found.map((each) => each.value));
      const value = isFound ?? raw("FALSE");
      const others = found.flatMap(({ issues }) => issues);
      return makeCompiled(
        "flag",
        value,
        others.map((issue) => invalid(sql`(${issue.when} AND NOT COALESCE(${value}, FALSE))`, issue.text)),
      );
    }
    return listPredicate(subject, listed, invalidOnly(subject.issues));
  },
  isNull: ([value], compiler) => presence(compiler.compile(value!), false),
  isPresent: ([value], compiler) => presence(compiler.compile(value!), true),
};

function comparison(name: Comparison, [left, right]: readonly Json[], compiler: Compiler): Compiled {
  const first = compiler.compile(left!);
  const second = compiler.compile(right!, first.type);
  // A constant is compared by its first and last moment, in the kind of the other side.
  const areColumns = first.kind !== undefined && second.kind !== undefined;
  const [one, other] = areColumns ? inOneKind(first, second, compiler) : [first, second];
  return compared(name, one, other, compiler);
}

/** Whether a value is there; an empty text is missing. */
function presence({ type, value, words, issues }: Compiled, isPresent: boolean): Compiled {
  const refused = invalidOnly(issues);
  const isText = type === "text" && words === undefined;
  if (isPresent) {
    const sound = [noIssue(issues), isText ? sql`${value} <> ''` : null].filter((each) => each !== null);
    return makeCompiled("flag", allOf(sound) ?? raw("TRUE"), refused);
  }
  const absent = [anyIssue(missingOnly(issues)), isText ? sql`${value} = ''` : null];
  const isAbsent = anyOf(absent.filter((each) => each !== null)) ?? raw("FALSE");
  return makeCompiled("flag", refuse(isAbsent, refused), refused);
}

/** A comparison of two values of one type. */
function compared(name: Comparison, left: Compiled, right: Compiled, compiler: Compiler): Compiled {
  const own = left.type === "money" ? [otherCurrency(left, right)] : [];
  const issues = [...issuesOf(left, right), ...own];
  const refused = undecided(left, right, own);
  if (left.type === "flag") return makeCompiled("flag", comparedFlags(name, left, right, compiler), refused);
  const holds = orderOf(name, left, right, compiler);
  if (name === "eq" && left.type === "text" && right.constant !== undefined)
    return listPredicate(left, [right], refused);
  if (name !== "ne") {
    const isOne = own.length === 0 ? holds : sql`(${holds} AND ${left.currency!} = ${right.currency!})`;
    return makeCompiled("flag", isOne, refused);
  }
  // What is missing differs from everything.
  const differs = anyOf([holds, ...missingOnly(issues).map(({ when }) => when)])!;
  return makeCompiled("flag", refuse(differs, refused), refused);
}

function listPredicate(
  { value, words }: Compiled,
  choices: readonly Compiled[],
  issues: readonly Issue[],
): Compiled {
  const texts = choices.flatMap(({ constant }) => words?.textsOf(constant) ?? []);
  const inList =
    words !== undefined && choices.every(({ constant }) => constant !== undefined)
      ? { subject: words.text, choices: texts.map((text) => parameter(text, "text")) }
      : { subject: value, choices: choices.map((choice) => choice.value) };
  return { ...makeCompiled("flag", inPredicate(inList), issues), inList };
}

/** The issues for which a comparison cannot be decided: an invalid side, or two sides with different currencies. */
function undecided(left: Compiled, right: Compiled, own: readonly Issue[]): readonly Issue[] {
  const both = invalidOnly([...left.issues, ...right.issues, ...own]);
  return [...invalidOnly(left.issues), ...invalidOnly(right.issues), ...both.slice(both.length - own.length)];
}

/** The issue that two amounts have different currencies. */
export function otherCurrency(left: Compiled, right: Compiled): Issue {
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
  const { first, second } = inOneUnit(left, right, "value");
  return sql`${first} ${raw(signs[name])} ${second}`;
}

/** A comparison of a flag with a constant. A flag of a column is null if missing; a computed one may be null for false. */
function comparedFlags(name: Comparison, left: Compiled, right: Compiled, compiler: Compiler): Sql {
  if (typeof right.constant !== "boolean" || (name !== "eq" && name !== "ne"))
    throw notInSql(compiler, "an order of true and false", "compare a flag with true or false");
  const refused = invalidOnly(left.issues);
  if (right.constant === (name === "eq")) {
    if (name === "eq") return left.value;
    const absent = anyIssue(missingOnly(left.issues));
    return absent === null ? left.value : sql`(${left.value} OR ${absent})`;
  }
  if (name === "eq" && left.issues.length > refused.length) return sql`NOT ${left.value}`;
  return refuse(sql`NOT COALESCE(${left.value}, FALSE)`, refused);
}
