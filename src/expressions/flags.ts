import { isInvalid, type Issues } from "../vectors/problems.js";
import { mapTexts } from "../vectors/texts.js";
import type { FlagVector, Read, TextVector } from "../vectors/vector.js";
import { type AnyExpression, expressionIn, operation, type Predicate } from "./expression.js";

/** The answers of a batch: `whenMissing` where an operand is missing, undecided where it is invalid. */
export function flagVector(
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
  return operation(
    name,
    words,
    [expressionIn(name, text, "text"), ...others],
    "flag",
    (reads: Read[], { arena }) => {
      const read = reads[0] as Read<TextVector>;
      const values = arena.uint8();
      const invalid = arena.uint16();
      const decide = mapTexts((value) => (holds(value) ? 1 : 0));
      return (batch, subset) => {
        const vector = read(batch, subset);
        decide(vector, batch.size, values);
        return flagVector(values, vector.issues, batch.size, 0, invalid);
      };
    },
  );
}
