import { isInvalid } from "../vectors/problems.js";
import { mapTexts } from "../vectors/texts.js";
import { type Read, type TextVector } from "../vectors/vector.js";
import { type AnyExpression, operation, type Predicate } from "./expression.js";

/** A test of a text alone; false when it is missing. `others` are what else the definition names. */
export function textTest<Data>(
  name: string,
  text: AnyExpression,
  holds: (text: string) => boolean,
  others: readonly AnyExpression[] = [],
): Predicate<Data> {
  return operation(name, [text, ...others], "flag", (reads: Read[], { capacity }) => {
    const read = reads[0] as Read<TextVector>;
    const values = new Uint8Array(capacity);
    const invalid = new Uint16Array(capacity);
    const decide = mapTexts((value) => (holds(value) ? 1 : 0));
    return (batch, subset) => {
      const vector = read(batch, subset);
      decide(vector, batch.size, values);
      const { issues } = vector;
      if (issues === null) return { type: "flag", values, issues: null };
      for (let row = 0; row < batch.size; row++) {
        const issue = issues[row]!;
        if (issue !== 0) values[row] = 0;
        invalid[row] = isInvalid(issue) ? issue : 0;
      }
      return { type: "flag", values, issues: invalid };
    };
  });
}
