import { oneNamed } from "../errors.js";
import { isInvalid } from "../vectors/problems.js";
import { literalOf, mapTexts, type TextMap } from "../vectors/texts.js";
import type { TextVector, Vector } from "../vectors/vector.js";
import {
  type AnyExpression,
  type Expression,
  expressionIn,
  operation,
  type Predicate,
  type Scope,
  type ValueType,
} from "./expression.js";
import { conditionOn } from "./flags.js";
import { operandOf } from "./literal.js";
import { orderOf, orderTexts, undecided } from "./order.js";

/** The right side of a comparison: a value, or an expression of the same type. */
export type Comparable<Data, Value> = Value | Expression<Data, Value>;

/**
 * True when both sides are equal.
 *
 * *Details*. Numbers and amounts compare as exact decimals. A calendar date and an instant compare as days in the
 * zone of the question. A missing value equals nothing: the answer is false.
 *
 * *Gotchas*. Amounts of different currencies cannot be compared: the row is reported with "mixed currencies". A word that
 * is not in the list of a field throws `unknown-name`: no row would hold it.
 *
 * @category Expressions
 */
export function eq<Data, Value>(
  left: Expression<Data, Value>,
  right: Comparable<Data, NoInfer<Value>>,
): Predicate<Data> {
  checkWord("eq", left, right);
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
  checkWord("ne", left, right);
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
 * True when the value is missing, or an empty text.
 *
 * @category Expressions
 */
export function isNull<Data>(value: Expression<Data, unknown>): Predicate<Data> {
  return presence("isNull", "missing", value, 0);
}

/**
 * True when the value is not missing, nor an empty text.
 *
 * @category Expressions
 */
export function isPresent<Data>(value: Expression<Data, unknown>): Predicate<Data> {
  return presence("isPresent", "present", value, 1);
}

function presence<Data>(name: string, state: string, value: AnyExpression, present: 0 | 1): Predicate<Data> {
  const absent = present === 1 ? 0 : 1;
  return conditionOn(name, `{1} is ${state}`, [value], absent, () => {
    const answerTexts = mapTexts((text) => (text === "" ? absent : present));
    return (vector: Vector, size, answers) => {
      if (vector.type === "text") answerTexts(vector, size, answers);
      else answers.fill(present, 0, size);
    };
  });
}

/** Throws for a word that no row can hold: one that is not in the list of a field, or of bands. */
export function checkWord(caller: string, expression: AnyExpression, word: unknown): void {
  const { order, words } = expressionIn(caller, expression);
  if (order === undefined || typeof word !== "string") return;
  oneNamed(typeof words === "string" ? `${caller} of ${words}` : caller, word, order);
}

/** The answers where the left side is less, equal and greater. */
type Answers = readonly [less: 0 | 1, equal: 0 | 1, greater: 0 | 1];

function comparison<Data>(
  name: string,
  sign: string,
  left: AnyExpression,
  right: unknown,
  answers: Answers,
  whenMissing: 0 | 1 = 0,
): Predicate<Data> {
  const { type } = expressionIn(name, left);
  const operands = [left, operandOf(name, right, type)];
  return operation(name, sign, operands, "flag", ([readLeft, readRight], scope) => {
    const values = scope.arena.uint8();
    let issues: Uint16Array | null = null;
    const answer = answerer(type, answers, scope);
    return (batch, subset) => {
      const { size } = batch;
      const [first, second] = [readLeft!(batch, subset), readRight!(batch, subset)];
      const issue = answer(first, second, size, values);
      if (issue === 0 && first.issues === null && second.issues === null)
        return { type: "flag", values, issues: null };
      issues ??= scope.arena.uint16();
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
  });
}

/** Writes 0, 1 or `undecided` for each row of a batch; returns the issue of undecided rows, 0 if there are none. */
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
