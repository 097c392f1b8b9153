import { isInvalid, type Issues } from "../vectors/problems.js";
import { mapTexts } from "../vectors/texts.js";
import type { FlagVector, Read, Vector } from "../vectors/vector.js";
import { type AnyExpression, expressionIn, operation, type Predicate } from "./expression.js";

/** Writes 0 or 1 for each value of a batch. The answer of a row with an issue can be anything. */
type Answer<Values extends Vector> = (vector: Values, size: number, answers: Uint8Array) => void;

/** A condition on the first operand: `whenMissing` where that is missing, undecided where it is invalid. */
export function conditionOn<Data, Values extends Vector>(
  name: string,
  words: string,
  operands: readonly AnyExpression[],
  whenMissing: 0 | 1,
  answerer: () => Answer<Values>,
): Predicate<Data> {
  return operation(name, words, operands, "flag", (reads: readonly Read[], { arena }) => {
    const values = arena.uint8();
    const invalid = arena.uint16();
    const answer = answerer();
    return (batch, subset) => {
      const vector = reads[0]!(batch, subset) as Values;
      answer(vector, batch.size, values);
      return flagVector(values, vector.issues, batch.size, whenMissing, invalid);
    };
  });
}

function flagVector(
  values: Uint8Array,
  issues: Issues,
  size: number,
  whenMissing: 0 | 1,
  buffer: Uint16Array,
): FlagVector {
  if (issues === null) return { type: "flag", values, issues };
  for (let row = 0; row < size; row++) {
    const issue = issues[row]!;
    if (issue !== 0) values[row] = whenMissing;
    buffer[row] = isInvalid(issue) ? issue : 0;
  }
  return { type: "flag", values, issues: buffer };
}

/** A condition on a text, false when it is missing. `others` are further operands of its definition. */
export function textTest<Data>(
  name: string,
  words: string,
  text: AnyExpression,
  holds: (text: string) => boolean,
  others: readonly AnyExpression[] = [],
): Predicate<Data> {
  const operands = [expressionIn(name, text, "text"), ...others];
  return conditionOn(name, words, operands, 0, () => mapTexts((value) => (holds(value) ? 1 : 0)));
}
