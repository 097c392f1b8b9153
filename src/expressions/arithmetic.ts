import type { Money } from "../money/money.js";
import type { Decimals } from "../vectors/decimals.js";
import { additions, multiplications } from "../vectors/decimal-arithmetic.js";
import { firstIssues, isInvalid, type Issues, withIssue } from "../vectors/problems.js";
import { selector } from "../vectors/select.js";
import { type MoneyVector, type NumberVector, type Read, textAt, type Vector } from "../vectors/vector.js";
import { type AnyExpression, type Expression, expressionIn, operation } from "./expression.js";
import { operandOf } from "./literal.js";

/** A number, or an amount of money. */
export type Quantity = number | Money;

/**
 * `left + right`, exactly: two numbers, or two amounts in one currency; missing when a side is missing.
 *
 * *Gotchas*. Amounts in different currencies are not added: the row is reported with "mixed currencies".
 *
 * @category Expressions
 */
export function add<Data, Value extends Quantity>(
  left: Expression<Data, Value>,
  right: NoInfer<Value> | Expression<Data, NoInfer<Value>>,
): Expression<Data, Value> {
  return sumOf("add", "+", left, right, 1);
}

/**
 * `left − right`, exactly: two numbers, or two amounts in one currency; missing when a side is missing.
 *
 * *Gotchas*. Amounts in different currencies are reported, as in {@link add}.
 *
 * @category Expressions
 */
export function subtract<Data, Value extends Quantity>(
  left: Expression<Data, Value>,
  right: NoInfer<Value> | Expression<Data, NoInfer<Value>>,
): Expression<Data, Value> {
  return sumOf("subtract", "−", left, right, -1);
}

/**
 * `value × factor`, exactly: a number or an amount times a number; missing when a side is missing.
 *
 * @category Expressions
 */
export function multiply<Data, Value extends Quantity>(
  value: Expression<Data, Value>,
  factor: number | Expression<Data, number>,
): Expression<Data, Value> {
  const { type } = expressionIn("multiply", value, "number", "money");
  const operands = [value, operandOf("multiply", factor, "number")];
  return operation("multiply", "×", operands, type, (reads: readonly Read[], { arena }) => {
    const [readValue, readFactor] = reads as [Read<QuantityVector>, Read<NumberVector>];
    const buffer = arena.uint16();
    const product = multiplications(arena);
    return (batch, subset) => {
      const [vector, factor] = [readValue(batch, subset), readFactor(batch, subset)];
      const issues = firstIssues(vector.issues, factor.issues, batch.size, buffer);
      return withDecimals(vector, product(decimalsOf(vector), factor.decimals, batch.size, issues), issues);
    };
  });
}

/**
 * The first value that is there: the value, or the first of `others` that is not missing. Of any type.
 *
 * *Details*. It is missing when all are. An invalid value is not passed over: the row is reported.
 *
 * *Gotchas*. In SQL, the times of one row must be all dates or all instants.
 *
 * @example
 * ```ts
 * import { coalesce, Lead, mean, elapsed } from "salesmetrics";
 *
 * const answeredAt = coalesce(Lead.firstContactAt, Lead.firstAttemptAt, Lead.convertedAt);
 * const daysToAnswer = mean(elapsed(Lead.createdAt, answeredAt));
 *
 * daysToAnswer({
 *   leads: [
 *     { id: "1", createdAt: "2025-03-01", firstAttemptAt: "2025-03-02" },
 *     { id: "2", createdAt: "2025-03-01", convertedAt: "2025-03-04" },
 *   ],
 * }); // => 2
 * ```
 *
 * @category Expressions
 */
export function coalesce<Data, Value>(
  value: Expression<Data, Value>,
  ...others: readonly (NoInfer<Value> | Expression<Data, NoInfer<Value>>)[]
): Expression<Data, Value> {
  const { type } = expressionIn("coalesce", value);
  const operands = [value, ...others.map((other) => operandOf("coalesce", other, type))];
  return operation(
    "coalesce",
    "first present of ({…})",
    operands,
    type,
    (reads: readonly Read[], { arena }) =>
      reads.reduce((read, readOther) => {
        const picks = arena.uint8();
        const invalid = arena.uint16();
        const select = selector(type, arena);
        return (batch, subset) => {
          const vector = read(batch, subset);
          const { issues } = vector;
          if (issues === null) return vector;
          for (let row = 0; row < batch.size; row++) {
            invalid[row] = isInvalid(issues[row]!) ? issues[row]! : 0;
            picks[row] = issues[row] === 0 ? 1 : 0;
          }
          return select(picks, vector, readOther(batch, subset), batch.size, invalid);
        };
      }),
  );
}

type QuantityVector = NumberVector | MoneyVector;

function sumOf<Data, Value>(
  name: string,
  words: string,
  left: AnyExpression,
  right: unknown,
  sign: 1 | -1,
): Expression<Data, Value> {
  const { type } = expressionIn(name, left, "number", "money");
  const operands = [left, operandOf(name, right, type)];
  return operation(name, words, operands, type, (reads: readonly Read[], { problems, arena }) => {
    const [readLeft, readRight] = reads as readonly Read<QuantityVector>[];
    const buffer = arena.uint16();
    const mixed = problems.invalid("mixed currencies");
    const sum = additions(sign, arena);
    return (batch, subset) => {
      const [first, second] = [readLeft!(batch, subset), readRight!(batch, subset)];
      let issues = firstIssues(first.issues, second.issues, batch.size, buffer);
      if (first.type === "money" && second.type === "money")
        issues = currencyIssues(first, second, batch.size, issues, mixed, buffer);
      return withDecimals(first, sum(decimalsOf(first), decimalsOf(second), batch.size, issues), issues);
    };
  });
}

function currencyIssues(
  { currencies: first }: MoneyVector,
  { currencies: second }: MoneyVector,
  size: number,
  issues: Issues,
  mixed: number,
  buffer: Uint16Array,
): Issues {
  let found = issues;
  for (let row = 0; row < size; row++) {
    if ((issues !== null && issues[row] !== 0) || textAt(first, row) === textAt(second, row)) continue;
    found = withIssue(found, buffer, size, row, mixed);
  }
  return found;
}

function decimalsOf(vector: QuantityVector): Decimals {
  return vector.type === "money" ? vector.amounts : vector.decimals;
}

function withDecimals(vector: QuantityVector, decimals: Decimals, issues: Issues): Vector {
  return vector.type === "money"
    ? { ...vector, amounts: decimals, issues }
    : { type: "number", decimals, issues };
}
