import type { Predicate } from "./expression.js";
import { conditionOn } from "./flags.js";

/** True where a condition is true or false; a row for which it is neither, for a value that is invalid, is reported. */
export function isDecided<Data>(condition: Predicate<Data>): Predicate<Data> {
  return conditionOn("decided", "it is known whether {1}", [condition], 1, () => (_, size, answers) => {
    answers.fill(1, 0, size);
  });
}
