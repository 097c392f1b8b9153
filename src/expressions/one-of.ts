import type { FlagVector, Read } from "../vectors/vector.js";
import { eq, lt } from "./comparison.js";
import { type Expression, operation, type Predicate } from "./expression.js";
import { operandOf } from "./literal.js";
import { isOneOfWords } from "./words.js";

/**
 * True when the value is one of those listed; false when it is missing.
 *
 * @category Expressions
 */
export function isOneOf<Data, Value>(
  value: Expression<Data, Value>,
  choices: readonly NoInfer<Value>[],
): Predicate<Data> {
  if (value.type === "text" && choices.every((choice) => typeof choice === "string"))
    return isOneOfWords(value as Expression<Data, string>, choices);
  const listed = choices.map((choice) => operandOf(choice, value.type) as typeof value);
  // A value is never less than itself, but an invalid one is reported.
  const tests = listed.length === 0 ? [lt(value, value)] : listed.map((choice) => eq(value, choice));
  return operation("oneOf", "{1} in ({…})", [value, ...listed], "flag", (_, scope) => {
    const reads = tests.map((equality) => scope.read(equality) as Read<FlagVector>);
    const values = new Uint8Array(scope.capacity);
    const issues = new Uint16Array(scope.capacity);
    return (batch, subset) => {
      const { size } = batch;
      let hasIssues = false;
      values.fill(0, 0, size);
      issues.fill(0, 0, size);
      for (const read of reads) {
        const answer = read(batch, subset);
        hasIssues ||= answer.issues !== null;
        for (let row = 0; row < size; row++) {
          const issue = answer.issues === null ? 0 : answer.issues[row]!;
          if (issue === 0) values[row]! |= answer.values[row]!;
          else issues[row] = issue;
        }
      }
      // A value that is found needs no other comparison.
      if (hasIssues) for (let row = 0; row < size; row++) if (values[row] === 1) issues[row] = 0;
      return { type: "flag", values, issues: hasIssues ? issues : null };
    };
  });
}
