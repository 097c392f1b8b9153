import { listIn } from "../errors.js";
import { checkWord, eq, lt } from "./comparison.js";
import { type Expression, expressionIn, type Predicate } from "./expression.js";
import { operandOf } from "./literal.js";
import { or } from "./logic.js";
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
  const { type } = expressionIn("isOneOf", value);
  for (const choice of listIn("isOneOf", `a list of ${type}s`, choices)) checkWord("isOneOf", value, choice);
  if (type === "text" && choices.every((choice) => typeof choice === "string"))
    return isOneOfWords(value as Expression<Data, string>, choices);
  const listed = choices.map((choice) => operandOf("isOneOf", choice, type) as typeof value);
  // A value is never less than itself, but an invalid one is reported.
  const tests = listed.length === 0 ? [lt(value, value)] : listed.map((choice) => eq(value, choice));
  const operands = [value, ...listed];
  return {
    ...or<Predicate<Data>[]>(...tests),
    definition: { oneOf: operands.map(({ definition }) => definition) },
    words: { parts: operands, as: "{1} in ({…})" },
  };
}
