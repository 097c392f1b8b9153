import { invalidArgument, SalesmetricsError } from "../errors.js";
import { compareDecimals, type DecimalInput } from "../exact/index.js";
import { type Issues, withIssue } from "../vectors/problems.js";
import { mapTexts } from "../vectors/texts.js";
import type { MoneyVector, NumberVector, RowMoney } from "../vectors/vector.js";
import type { AnyExpression, Scope } from "./expression.js";
import { isExpression, operandOf } from "./literal.js";

/** Constants of one kind: exact decimals, and their currency where they are money. */
export interface Constants {
  readonly operands: readonly AnyExpression[];
  readonly values: readonly DecimalInput[];
  readonly currency: string | null;
}

/** Numbers, or amounts in one currency, as what a value is divided by. */
export function constantsOf(name: string, { type }: AnyExpression, given: readonly unknown[]): Constants {
  if (type !== "number" && type !== "money")
    throw invalidArgument(name, "a number or an amount", `a ${type}`);
  const computed = given.find(isExpression);
  if (computed !== undefined) throw invalidArgument(name, `a constant ${type}`, "an expression");
  const operands = given.map((each) => operandOf(each, type));
  const literals = operands.map(
    ({ definition }) => (definition as { literal: DecimalInput | RowMoney }).literal,
  );
  const [currency, other] = new Set(
    literals.map((each) => (typeof each === "object" ? each.currency : null)),
  );
  if (other !== undefined) {
    throw new SalesmetricsError(
      "mixed-currencies",
      `${name}: expected amounts in one currency, got ${String(currency)} and ${String(other)}`,
    );
  }
  const values = literals.map((each) => (typeof each === "object" ? each.amount : each));
  return { operands, values, currency: currency ?? null };
}

/** Whether each decimal is greater than the one before. */
export function isAscending(values: readonly DecimalInput[]): boolean {
  return values.every((value, place) => place === 0 || compareDecimals(values[place - 1]!, value) < 0);
}

/** The issues of quantities, where an amount in another currency than these constants' is one. */
export function currencyChecker(
  currency: string | null,
  { problems, capacity }: Scope,
): (vector: NumberVector | MoneyVector, size: number) => Issues {
  const mixed = problems.invalid("mixed currencies");
  const buffer = new Uint16Array(capacity);
  const answers = new Uint8Array(capacity);
  const compare = mapTexts((text) => (text === currency ? 1 : 0));
  return (vector, size) => {
    let { issues } = vector;
    if (vector.type === "number") return issues;
    compare(vector.currencies, size, answers);
    for (let row = 0; row < size; row++)
      if (answers[row] === 0 && (issues === null || issues[row] === 0))
        issues = withIssue(issues, buffer, size, row, mixed);
    return issues;
  };
}
