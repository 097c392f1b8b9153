import type { Json } from "../../expressions/expression.js";
import { type Compiled, issuesOf, makeCompiled } from "../compiled.js";
import { type Compiler, notInSql, type Operator } from "../compiler.js";
import { caseOf, everyLeaf, parameter, raw, type Sql, sql, wrap } from "../fragment.js";
import { guard, invalid, type Issue } from "../issue.js";
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
    const hasFraction = (piece: Sql): boolean =>
      !everyLeaf(
        piece,
        (leaf) => typeof leaf === "string" || "path" in leaf || Number.isInteger(Number(leaf.value)),
      );
    if (integersOnly === true && (hasFraction(size) || (start !== null && hasFraction(start))))
      throw notInSql(compiler, "bins of a part of a whole number", "map the column with a finer scale");
    const shifted = start === null ? number.unguarded : sql`(${number.unguarded} - ${start})`;
    const rest = wrap(remainder, shifted, size);
    const below = sql`(${number.unguarded} - ${rest} - CASE WHEN ${rest} < 0 THEN ${size} ELSE 0 END)`;
    const { per } = number;
    return computed({ ...makeCompiled("number", below), per }, below, inCurrency(number, step));
  },
  required: ([value], compiler) => {
    const given = compiler.compile(value!);
    const issues = given.issues.map((issue) => ({ ...issue, isInvalid: true }));
    if (given.type !== "text" || given.words !== undefined) return { ...given, issues };
    const isField = typeof value === "object" && value !== null && "field" in value;
    const text = isField ? issues[0]!.text : "missing text";
    const blank = invalid(sql`${given.value} = ''`, text, [given.value], sql`${given.value} <> ''`);
    return { ...given, issues: [...issues, blank] };
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
export function widened(number: Sql, { dialect: { widestOne } }: Compiler): Sql {
  return widestOne === undefined ? number : sql`${number} * ${raw(widestOne)}`;
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
