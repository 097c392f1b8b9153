import type { TimePoint } from "../calendar/time.js";
import { compareDecimals, type DecimalInput } from "../money/exact.js";
import {
  type AnyExpression,
  type Expression,
  operation,
  type Predicate,
  type RowMoney,
  type Scalar,
  type Scope,
  type ValueType,
} from "./expression.js";
import { operandOf } from "./literal.js";
import { compareTimes } from "./moment.js";

/** What may stand on the right of a comparison: a value of the same type, or an expression of it. */
export type Comparable<Data, Value> = Value | Expression<Data, Value>;

/**
 * True when both sides are equal.
 *
 * *Details*. Numbers and amounts compare as exact decimals, money only within one currency, times within their
 * kind. A missing value equals nothing: the answer is false.
 *
 * *Gotchas*. Amounts of different currencies cannot be compared: the row is reported with "mixed currencies".
 *
 * @category Expressions
 * @since 0.1.0
 */
export function eq<Data, Value>(
  left: Expression<Data, Value>,
  right: Comparable<Data, NoInfer<Value>>,
): Predicate<Data> {
  return comparison("eq", left, right, (order) => order === 0);
}

/**
 * True when the sides differ; also when one is missing.
 *
 * @category Expressions
 * @since 0.1.0
 */
export function ne<Data, Value>(
  left: Expression<Data, Value>,
  right: Comparable<Data, NoInfer<Value>>,
): Predicate<Data> {
  return comparison("ne", left, right, (order) => order !== 0, true);
}

/**
 * True when the left side is less than, or earlier than, the right; false when one is missing.
 *
 * @category Expressions
 * @since 0.1.0
 */
export function lt<Data, Value>(
  left: Expression<Data, Value>,
  right: Comparable<Data, NoInfer<Value>>,
): Predicate<Data> {
  return comparison("lt", left, right, (order) => order < 0);
}

/**
 * True when the left side is less than, earlier than, or equal to the right; false when one is missing.
 *
 * @category Expressions
 * @since 0.1.0
 */
export function lte<Data, Value>(
  left: Expression<Data, Value>,
  right: Comparable<Data, NoInfer<Value>>,
): Predicate<Data> {
  return comparison("lte", left, right, (order) => order <= 0);
}

/**
 * True when the left side is greater than, or later than, the right; false when one is missing.
 *
 * @category Expressions
 * @since 0.1.0
 */
export function gt<Data, Value>(
  left: Expression<Data, Value>,
  right: Comparable<Data, NoInfer<Value>>,
): Predicate<Data> {
  return comparison("gt", left, right, (order) => order > 0);
}

/**
 * True when the left side is greater than, later than, or equal to the right; false when one is missing.
 *
 * @category Expressions
 * @since 0.1.0
 */
export function gte<Data, Value>(
  left: Expression<Data, Value>,
  right: Comparable<Data, NoInfer<Value>>,
): Predicate<Data> {
  return comparison("gte", left, right, (order) => order >= 0);
}

/**
 * True when the value is one of those listed; false when it is missing.
 *
 * @category Expressions
 * @since 0.1.0
 */
export function oneOf<Data, Value>(
  value: Expression<Data, Value>,
  choices: readonly NoInfer<Value>[],
): Predicate<Data> {
  const operands: AnyExpression[] = [value, ...choices.map((choice) => operandOf(choice, value.type))];
  return operation("oneOf", operands, "flag", (readers, scope) => {
    const order = orderOf(value.type, scope);
    return (row) => {
      const [subject, ...listed] = readers.map((read) => read(row));
      if (subject === null || subject === undefined) return subject === null ? false : undefined;
      const orders = listed.map((choice) => order(subject, choice as Scalar));
      if (orders.includes(0)) return true;
      return orders.includes(undefined) ? undefined : false;
    };
  });
}

/**
 * True when the value is missing.
 *
 * @category Expressions
 * @since 0.1.0
 */
export function isNull<Data>(value: Expression<Data, unknown>): Predicate<Data> {
  return presence("isNull", value, false);
}

/**
 * True when the value is there.
 *
 * @category Expressions
 * @since 0.1.0
 */
export function isPresent<Data>(value: Expression<Data, unknown>): Predicate<Data> {
  return presence("isPresent", value, true);
}

function presence<Data>(name: string, value: AnyExpression, present: boolean): Predicate<Data> {
  return operation(name, [value], "flag", ([read]) => (row) => {
    const scalar = read!(row);
    return scalar === undefined ? undefined : (scalar !== null) === present;
  });
}

function comparison<Data>(
  name: string,
  left: AnyExpression,
  right: unknown,
  holds: (order: number) => boolean,
  whenMissing = false,
): Predicate<Data> {
  return operation(name, [left, operandOf(right, left.type)], "flag", ([readLeft, readRight], scope) => {
    const order = orderOf(left.type, scope);
    return (row) => {
      const first = readLeft!(row);
      if (first === undefined) return undefined;
      const second = readRight!(row);
      if (second === undefined) return undefined;
      if (first === null || second === null) return whenMissing;
      const found = order(first, second);
      return found === undefined ? undefined : holds(found);
    };
  });
}

type Order = (left: Scalar, right: Scalar) => number | undefined;

function orderOf(type: ValueType, scope: Scope): Order {
  if (type === "number") return (left, right) => compareDecimals(left as DecimalInput, right as DecimalInput);
  if (type === "time") return (left, right) => compareTimes(left as TimePoint, right as TimePoint, scope);
  if (type === "money") return (left, right) => compareAmounts(left as RowMoney, right as RowMoney, scope);
  return (left, right) => (left === right ? 0 : left < right ? -1 : 1);
}

function compareAmounts(left: RowMoney, right: RowMoney, scope: Scope): number | undefined {
  if (left.currency === right.currency) return compareDecimals(left.amount, right.amount);
  scope.problem = "mixed currencies";
  return undefined;
}
