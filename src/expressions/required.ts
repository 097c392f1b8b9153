import { asInvalid } from "../vectors/problems.js";
import { type Expression, expressionIn, operation } from "./expression.js";

/**
 * The value, which must be present: a row without it is reported as invalid. Without `required`, a condition on a
 * missing value is false.
 *
 * @category Expressions
 */
export function required<Data, Value>(value: Expression<Data, Value>): Expression<Data, Value> {
  return operation("required", "{1}", [value], expressionIn("required", value).type, ([read], { arena }) => {
    const issues = arena.uint16();
    return (batch, subset) => {
      const vector = read!(batch, subset);
      if (vector.issues === null) return vector;
      for (let row = 0; row < batch.size; row++) {
        const issue = vector.issues[row]!;
        issues[row] = issue === 0 ? 0 : asInvalid(issue);
      }
      return { ...vector, issues };
    };
  });
}
