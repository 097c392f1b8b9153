import { mapTexts } from "../vectors/texts.js";
import { type Read, type TextVector } from "../vectors/vector.js";
import { type AnyExpression, operation, type Predicate } from "./expression.js";
import { flagVector } from "./flags.js";

/** A test of a text alone; false when it is missing. `others` are what else the definition names. */
export function textTest<Data>(
  name: string,
  words: string,
  text: AnyExpression,
  holds: (text: string) => boolean,
  others: readonly AnyExpression[] = [],
): Predicate<Data> {
  return operation(name, words, [text, ...others], "flag", (reads: Read[], { capacity }) => {
    const read = reads[0] as Read<TextVector>;
    const values = new Uint8Array(capacity);
    const invalid = new Uint16Array(capacity);
    const decide = mapTexts((value) => (holds(value) ? 1 : 0));
    return (batch, subset) => {
      const vector = read(batch, subset);
      decide(vector, batch.size, values);
      return flagVector(values, vector.issues, batch.size, 0, invalid);
    };
  });
}
