import { invalidArgument, listIn, SalesmetricsError } from "../errors.js";
import type { DecimalInput } from "../exact/index.js";
import { type Issues, withIssue } from "../vectors/problems.js";
import { mapTexts } from "../vectors/texts.js";
import type { MoneyVector, NumberVector, RowMoney } from "../vectors/vector.js";
import { type AnyExpression, expressionIn, type Scope } from "./expression.js";
import { isExpression, operandOf } from "./literal.js";

/** Constant numbers, or constant amounts in one currency. */
export interface Constants {
  readonly operands: readonly AnyExpression[];
  readonly values: readonly DecimalInput[];
  readonly currency: string | null;
}

/** Checks the constants that a caller gave for a value: numbers for a number, amounts in one currency for money. */
export function constantsOf(name: string, value: AnyExpression, given: readonly unknown[]): Constants {
  const { type } = expressionIn(name, value, "number", "money");
  listIn(name, `a list of ${type}`, given);
  const computed = given.find(isExpression);
  if (computed !== undefined) throw invalidArgument(name, `a constant ${type}`, "an expression");
  const operands = given.map((each) => operandOf(name, each, type));
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

/** Returns a function that reports amounts in another currency than the constants. */
export function currencyChecker(
  currency: string | null,
  { problems, arena }: Scope,
): (vector: NumberVector | MoneyVector, size: number) => Issues {
  const mixed = problems.invalid("mixed currencies");
  const buffer = arena.uint16();
  const answers = arena.uint8();
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
