import { compareDecimals } from "../exact/index.js";
import type { Decimals } from "../vectors/decimals.js";
import { isInvalid } from "../vectors/problems.js";
import { literalOf, mapTexts, type TextMap } from "../vectors/texts.js";
import {
  type FlagVector,
  type MoneyVector,
  type NumberVector,
  type Read,
  textAt,
  type TextVector,
  type TimeVector,
  type Vector,
} from "../vectors/vector.js";
import {
  type AnyExpression,
  type Expression,
  operation,
  type Predicate,
  type Scope,
  type ValueType,
} from "./expression.js";
import { flagVector } from "./flags.js";
import { operandOf } from "./literal.js";
import { compareTimes, withoutZone } from "./moment.js";
import { textTest } from "./text-test.js";

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
 */
export function eq<Data, Value>(
  left: Expression<Data, Value>,
  right: Comparable<Data, NoInfer<Value>>,
): Predicate<Data> {
  return comparison("eq", "=", left, right, [0, 1, 0]);
}

/**
 * True when the sides differ; also when one is missing.
 *
 * @category Expressions
 */
export function ne<Data, Value>(
  left: Expression<Data, Value>,
  right: Comparable<Data, NoInfer<Value>>,
): Predicate<Data> {
  return comparison("ne", "≠", left, right, [1, 0, 1], 1);
}

/**
 * True when the left side is less than, or earlier than, the right; false when one is missing.
 *
 * @category Expressions
 */
export function lt<Data, Value>(
  left: Expression<Data, Value>,
  right: Comparable<Data, NoInfer<Value>>,
): Predicate<Data> {
  return comparison("lt", "<", left, right, [1, 0, 0]);
}

/**
 * True when the left side is less than, earlier than, or equal to the right; false when one is missing.
 *
 * @category Expressions
 */
export function lte<Data, Value>(
  left: Expression<Data, Value>,
  right: Comparable<Data, NoInfer<Value>>,
): Predicate<Data> {
  return comparison("lte", "≤", left, right, [1, 1, 0]);
}

/**
 * True when the left side is greater than, or later than, the right; false when one is missing.
 *
 * @category Expressions
 */
export function gt<Data, Value>(
  left: Expression<Data, Value>,
  right: Comparable<Data, NoInfer<Value>>,
): Predicate<Data> {
  return comparison("gt", ">", left, right, [0, 0, 1]);
}

/**
 * True when the left side is greater than, later than, or equal to the right; false when one is missing.
 *
 * @category Expressions
 */
export function gte<Data, Value>(
  left: Expression<Data, Value>,
  right: Comparable<Data, NoInfer<Value>>,
): Predicate<Data> {
  return comparison("gte", "≥", left, right, [0, 1, 1]);
}

/**
 * True when the value is one of those listed; false when it is missing.
 *
 * @category Expressions
 */
export function isOneOf<Data, Value>(
  value: Expression<Data, Value>,
  choices: readonly NoInfer<Value>[],
): Predicate<Data> {
  const listed = choices.map((choice) => operandOf(choice, value.type));
  const reads = "{1} in ({…})";
  if (choices.every((choice) => typeof choice === "string") && value.type === "text") {
    const words = new Set<string>(choices);
    return textTest("oneOf", reads, value, (text) => words.has(text), listed);
  }
  return operation(
    "oneOf",
    reads,
    [value, ...listed],
    "flag",
    ([readSubject, ...readChoices]: Read[], scope) => {
      const { capacity } = scope;
      const values = new Uint8Array(capacity);
      const issues = new Uint16Array(capacity);
      const orders = new Uint8Array(capacity);
      const tests = readChoices.map((read) => ({ read, order: orderOf(value.type, scope) }));
      return (batch, subset) => {
        const { size } = batch;
        const subject = readSubject!(batch, subset);
        let hasIssues = subject.issues !== null;
        values.fill(0, 0, size);
        for (let row = 0; row < size; row++) issues[row] = subject.issues === null ? 0 : subject.issues[row]!;
        for (const { read, order } of tests) {
          const issue = order(subject, read(batch, subset), size, orders);
          for (let row = 0; row < size; row++) {
            if (orders[row] === 1) values[row] = 1;
            else if (orders[row] === undecided) {
              issues[row] ||= issue;
              hasIssues = true;
            }
          }
        }
        if (!hasIssues) return { type: "flag", values, issues: null };
        for (let row = 0; row < size; row++) {
          // A value that is missing is none of those listed; one that is found needs no other comparison.
          if (subject.issues !== null && subject.issues[row] !== 0) values[row] = 0;
          else if (values[row] === 1) issues[row] = 0;
          if (!isInvalid(issues[row]!)) issues[row] = 0;
        }
        return { type: "flag", values, issues };
      };
    },
  );
}

/**
 * True when the value is missing.
 *
 * @category Expressions
 */
export function isNull<Data>(value: Expression<Data, unknown>): Predicate<Data> {
  return presence("isNull", "missing", value, 0);
}

/**
 * True when the value is there.
 *
 * @category Expressions
 */
export function isPresent<Data>(value: Expression<Data, unknown>): Predicate<Data> {
  return presence("isPresent", "present", value, 1);
}

function presence<Data>(name: string, state: string, value: AnyExpression, present: 0 | 1): Predicate<Data> {
  return operation(name, `{1} is ${state}`, [value], "flag", ([read], { capacity }) => {
    const values = new Uint8Array(capacity);
    const invalid = new Uint16Array(capacity);
    return (batch, subset) => {
      const { issues } = read!(batch, subset);
      values.fill(present, 0, batch.size);
      return flagVector(values, issues, batch.size, present === 1 ? 0 : 1, invalid);
    };
  });
}

/** What a comparison answers where the left side is less, where both are equal, and where the left is greater. */
type Answers = readonly [less: 0 | 1, equal: 0 | 1, greater: 0 | 1];

function comparison<Data>(
  name: string,
  words: string,
  left: AnyExpression,
  right: unknown,
  answers: Answers,
  whenMissing: 0 | 1 = 0,
): Predicate<Data> {
  return operation(
    name,
    words,
    [left, operandOf(right, left.type)],
    "flag",
    ([readLeft, readRight], scope) => {
      const values = new Uint8Array(scope.capacity);
      const issues = new Uint16Array(scope.capacity);
      const answer = answerer(left.type, answers, scope);
      return (batch, subset) => {
        const { size } = batch;
        const [first, second] = [readLeft!(batch, subset), readRight!(batch, subset)];
        const issue = answer(first, second, size, values);
        if (issue === 0 && first.issues === null && second.issues === null)
          return { type: "flag", values, issues: null };
        let hasIssues = false;
        for (let row = 0; row < size; row++) {
          const firstIssue = first.issues === null ? 0 : first.issues[row]!;
          const secondIssue = second.issues === null ? 0 : second.issues[row]!;
          issues[row] = 0;
          if (firstIssue !== 0 || secondIssue !== 0) {
            issues[row] = isInvalid(firstIssue) ? firstIssue : isInvalid(secondIssue) ? secondIssue : 0;
            values[row] = whenMissing;
          } else if (values[row] === undecided) issues[row] = issue;
          hasIssues ||= issues[row] !== 0;
        }
        return { type: "flag", values, issues: hasIssues ? issues : null };
      };
    },
  );
}

/** Answers a comparison for the rows of a batch, or `undecided`; returns the issue of those, 0 if there are none. */
type Answer = (left: Vector, right: Vector, size: number, values: Uint8Array) => number;

function answerer(type: ValueType, answers: Answers, scope: Scope): Answer {
  const order = orderOf(type, scope);
  let literal: string | null = null;
  let againstLiteral: TextMap | null = null;
  return (left, right, size, values) => {
    const word = right.type === "text" ? literalOf(right) : null;
    if (word !== null) {
      if (word !== literal) againstLiteral = mapTexts((text) => answers[orderTexts(text, word)]!);
      literal = word;
      againstLiteral!(left as TextVector, size, values);
      return 0;
    }
    const issue = order(left, right, size, values);
    let found = 0;
    for (let row = 0; row < size; row++) {
      const answer = values[row] === undecided ? undecided : answers[values[row]!]!;
      values[row] = answer;
      found |= answer;
    }
    return found > 1 ? issue : 0;
  };
}

/** The order of two values that cannot be compared. */
const undecided = 3;

/**
 * Orders the rows of two vectors: 0 where the left is less, 1 where both are equal, 2 where it is greater, and
 * `undecided`. Returns the issue of rows that are undecided.
 */
type Order = (left: Vector, right: Vector, size: number, orders: Uint8Array) => number;

function orderOf(type: ValueType, { zone, problems }: Scope): Order {
  if (type === "text") {
    return ((left: TextVector, right: TextVector, size, orders) => {
      for (let row = 0; row < size; row++) orders[row] = orderTexts(textAt(left, row), textAt(right, row));
      return 0;
    }) as Order;
  }
  if (type === "time") {
    const issue = withoutZone(problems);
    return ((left: TimeVector, right: TimeVector, size, orders) => {
      compareTimes(left, right, size, zone, orders);
      return issue;
    }) as Order;
  }
  if (type === "money") {
    const issue = problems.invalid("mixed currencies");
    return ((left: MoneyVector, right: MoneyVector, size, orders) => {
      orderDecimals(left.amounts, right.amounts, size, orders);
      for (let row = 0; row < size; row++)
        if (textAt(left.currencies, row) !== textAt(right.currencies, row)) orders[row] = undecided;
      return issue;
    }) as Order;
  }
  return ((left: NumberVector | FlagVector, right: NumberVector | FlagVector, size, orders) => {
    if (left.type === "number" && right.type === "number")
      orderDecimals(left.decimals, right.decimals, size, orders);
    else orderNumbers(left as FlagVector, right as FlagVector, size, orders);
    return 0;
  }) as Order;
}

function orderNumbers(
  { values: lefts }: { readonly values: ArrayLike<number> },
  { values: rights }: { readonly values: ArrayLike<number> },
  size: number,
  orders: Uint8Array,
): void {
  for (let row = 0; row < size; row++) {
    const [left, right] = [lefts[row]!, rights[row]!];
    orders[row] = 1 + (left > right ? 1 : 0) - (left < right ? 1 : 0);
  }
}

/** The numbers that decimals print as have their order; only what no number prints as is compared digit by digit. */
function orderDecimals(left: Decimals, right: Decimals, size: number, orders: Uint8Array): void {
  orderNumbers({ values: left.values() }, { values: right.values() }, size, orders);
  const rows = new Set([...(left.exceptions?.keys() ?? []), ...(right.exceptions?.keys() ?? [])]);
  for (const row of rows) if (row < size) orders[row] = 1 + compareDecimals(left.at(row), right.at(row));
}

function orderTexts(left: string, right: string): number {
  return left === right ? 1 : left < right ? 0 : 2;
}
