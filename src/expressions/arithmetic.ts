import type { Money } from "../money/money.js";
import { addDecimals, type DecimalInput, multiplyDecimals, subtractDecimals } from "../money/exact.js";
import {
  type AnyExpression,
  type Expression,
  operation,
  type RowMoney,
  type Scalar,
  type Scope,
} from "./expression.js";
import { operandOf } from "./literal.js";

/** A number, or an amount of money. */
export type Quantity = number | Money;

/**
 * The exact sum of two numbers, or of two amounts in one currency; missing when a side is missing.
 *
 * *Gotchas*. Amounts in different currencies are never added: the row is reported with "mixed currencies".
 *
 * @category Expressions
 * @since 0.1.0
 */
export function add<Data, Value extends Quantity>(
  left: Expression<Data, Value>,
  right: NoInfer<Value> | Expression<Data, NoInfer<Value>>,
): Expression<Data, Value> {
  return alike("add", left, right, addDecimals);
}

/**
 * The exact difference of two numbers, or of two amounts in one currency; missing when a side is missing.
 *
 * *Gotchas*. As for {@link add}, currencies are never mixed.
 *
 * @category Expressions
 * @since 0.1.0
 */
export function subtract<Data, Value extends Quantity>(
  left: Expression<Data, Value>,
  right: NoInfer<Value> | Expression<Data, NoInfer<Value>>,
): Expression<Data, Value> {
  return alike("subtract", left, right, subtractDecimals);
}

/**
 * The exact product of a number or an amount with a number; missing when a side is missing.
 *
 * @category Expressions
 * @since 0.1.0
 */
export function multiply<Data, Value extends Quantity>(
  value: Expression<Data, Value>,
  factor: number | Expression<Data, number>,
): Expression<Data, Value> {
  const operands = [value, operandOf(factor, "number")];
  return operation("multiply", operands, value.type, ([readValue, readFactor]) => (row) => {
    const subject = readValue!(row);
    if (subject === null || subject === undefined) return subject;
    const times = readFactor!(row);
    if (times === null || times === undefined) return times;
    return withAmount(subject, multiplyDecimals(amountOf(subject), times as DecimalInput));
  });
}

/**
 * The first of the values that is not missing.
 *
 * @category Expressions
 * @since 0.1.0
 */
export function coalesce<Data, Value>(
  value: Expression<Data, Value>,
  otherwise: NoInfer<Value> | Expression<Data, NoInfer<Value>>,
): Expression<Data, Value> {
  return operation(
    "coalesce",
    [value, operandOf(otherwise, value.type)],
    value.type,
    ([read, readOther]) =>
      (row) => {
        const found = read!(row);
        return found === null ? readOther!(row) : found;
      },
  );
}

function alike<Data, Value>(
  name: string,
  left: AnyExpression,
  right: unknown,
  combine: (left: DecimalInput, right: DecimalInput) => DecimalInput,
): Expression<Data, Value> {
  return operation(
    name,
    [left, operandOf(right, left.type)],
    left.type,
    ([readLeft, readRight], scope) =>
      (row) => {
        const first = readLeft!(row);
        if (first === null || first === undefined) return first;
        const second = readRight!(row);
        if (second === null || second === undefined) return second;
        if (!sameCurrency(first, second, scope)) return undefined;
        return withAmount(first, combine(amountOf(first), amountOf(second)));
      },
  );
}

function sameCurrency(left: Scalar, right: Scalar, scope: Scope): boolean {
  if ((left as RowMoney).currency === (right as RowMoney).currency) return true;
  scope.problem = "mixed currencies";
  return false;
}

function amountOf(scalar: Scalar): DecimalInput {
  return typeof scalar === "object" ? scalar.amount : (scalar as DecimalInput);
}

function withAmount(scalar: Scalar, amount: DecimalInput): Scalar {
  return typeof scalar === "object" ? { amount, currency: scalar.currency } : amount;
}
