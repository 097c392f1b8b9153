import { refusal } from "../errors.js";
import { compareDecimals } from "../exact/index.js";
import { selector } from "../vectors/select.js";
import { type FlagVector, type NumberVector, type Read } from "../vectors/vector.js";
import { type Expression, expressionIn, operation, type Predicate, type ValueType } from "./expression.js";
import { isExpression, operandOf } from "./literal.js";

/**
 * `then` where the condition is true, else `otherwise`: numbers, amounts, texts, times or conditions, both of one type.
 *
 * *Details*. A missing condition is false. The value that is taken may be missing; the other does not matter. A row in
 * which the condition cannot be decided is reported.
 *
 * *Gotchas*. Two constant times need a field beside them: without one, a calendar date is a text.
 *
 * @example
 * ```ts
 * import { choose, count, Deal, evaluate, isPresent } from "salesmetrics";
 *
 * const held = choose(isPresent(Deal.ownerId), Deal.ownerId, "nobody");
 * const deals = [{ id: "1", status: "open", ownerId: "ann" }, { id: "2", status: "open" }] as const;
 * const { rows } = evaluate({ deals: count(Deal) }, { deals }, { by: { held } });
 *
 * rows.map((row) => row.held); // => ["ann", "nobody"]
 * ```
 *
 * @category Expressions
 */
export function choose<Data, Value>(
  condition: Predicate<Data>,
  then: Value | Expression<Data, Value>,
  otherwise: Value | Expression<Data, Value>,
): Expression<Data, Value> {
  const type = isExpression(then)
    ? then.type
    : isExpression(otherwise)
      ? otherwise.type
      : typeOfConstant(then);
  const operands = [
    expressionIn("choose", condition, "flag"),
    operandOf("choose", then, type),
    operandOf("choose", otherwise, type),
  ];
  return operation(
    "choose",
    "({2} if {1}, else {3})",
    operands,
    type,
    (reads: readonly Read[], { arena }) => {
      const [readCondition, readThen, readOtherwise] = reads as [Read<FlagVector>, Read, Read];
      const picks = arena.uint8();
      const select = selector(type, arena);
      return (batch, subset) => {
        const { size } = batch;
        const { values, issues } = readCondition(batch, subset);
        for (let row = 0; row < size; row++)
          picks[row] = issues !== null && issues[row] !== 0 ? 0 : values[row]!;
        return select(picks, readThen(batch, subset), readOtherwise(batch, subset), size, issues);
      };
    },
  );
}

/** The type of a constant that stands beside no field. */
function typeOfConstant(value: unknown): ValueType {
  if (typeof value === "string") return "text";
  if (typeof value === "boolean") return "flag";
  if (value instanceof Date)
    throw refusal("choose", "a field of times beside a constant time", "two constants");
  return typeof value === "object" ? "money" : "number";
}

/**
 * The number, which must be between 0 and 1, such as a probability; a row with any other is reported with
 * "not between 0 and 1".
 *
 * @category Expressions
 */
export function proportion<Data>(value: Expression<Data, number>): Expression<Data, number> {
  return operation(
    "proportion",
    "{1}",
    [expressionIn("proportion", value, "number")],
    "number",
    ([read]: [Read<NumberVector>], { problems, arena }) => {
      const issues = arena.uint16();
      const outside = problems.invalid("not between 0 and 1");
      return (batch, subset) => {
        const vector = read(batch, subset);
        const { decimals } = vector;
        const values = decimals.values();
        let hasIssues = vector.issues !== null;
        for (let row = 0; row < batch.size; row++) {
          const number = values[row]!;
          const isWithin = number >= 0 && number <= 1;
          issues[row] = (vector.issues === null ? 0 : vector.issues[row]!) || (isWithin ? 0 : outside);
          hasIssues ||= !isWithin;
        }
        for (const [row, long] of decimals.exceptions ?? []) {
          const isWithin = compareDecimals(long, 0) >= 0 && compareDecimals(long, 1) <= 0;
          if (row < batch.size && isWithin && issues[row] === outside) issues[row] = 0;
        }
        return { type: "number", decimals, issues: hasIssues ? issues : null };
      };
    },
  );
}
