import { asInvalid } from "../vectors/problems.js";
import { textAt } from "../vectors/vector.js";
import { type Expression, expressionIn, operation, type Words } from "./expression.js";

/**
 * The value, which must be present: a row without it is reported as invalid. Without `required`, a condition on a
 * missing value is false.
 *
 * @category Expressions
 */
export function required<Data, Value>(value: Expression<Data, Value>): Expression<Data, Value> {
  const { type, words } = expressionIn("required", value);
  return operation("required", "{1}", [value], type, ([read], { arena, problems }) => {
    const issues = arena.uint16();
    const blank = problems.invalid(missingText(words));
    return (batch, subset) => {
      const vector = read!(batch, subset);
      if (vector.issues === null && vector.type !== "text") return vector;
      for (let row = 0; row < batch.size; row++) {
        const issue = vector.issues === null ? 0 : vector.issues[row]!;
        const isBlank = issue === 0 && vector.type === "text" && textAt(vector, row) === "";
        issues[row] = isBlank ? blank : issue === 0 ? 0 : asInvalid(issue);
      }
      return { ...vector, issues };
    };
  });
}

/** The problem of an empty text, which is a missing one. */
export function missingText(words: Words): string {
  return `missing ${typeof words === "string" ? words : "text"}`;
}
