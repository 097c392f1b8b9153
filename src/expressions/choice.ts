import { compareDecimals } from "../exact/index.js";
import { selector } from "../vectors/select.js";
import { type FlagVector, type NumberVector, type Read } from "../vectors/vector.js";
import { type Expression, expressionIn, operation, type Predicate } from "./expression.js";
import { operandOf } from "./literal.js";

/**
 * `then` where the condition is true, else `otherwise`.
 *
 * @category Expressions
 */
export function choose<Data>(
  condition: Predicate<Data>,
  then: number | Expression<Data, number>,
  otherwise: number | Expression<Data, number>,
): Expression<Data, number> {
  const operands = [
    expressionIn("choose", condition, "flag"),
    operandOf("choose", then, "number"),
    operandOf("choose", otherwise, "number"),
  ];
  return operation(
    "choose",
    "({2} if {1}, else {3})",
    operands,
    "number",
    (reads: readonly Read[], { arena }) => {
      const [readCondition, readThen, readOtherwise] = reads as [Read<FlagVector>, Read, Read];
      const picks = arena.uint8();
      const select = selector("number", arena);
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
