import { type Expression, type Predicate } from "./expression.js";
import { textTest } from "./flags.js";
import { textLiteral } from "./literal.js";

// The conditions of the catalogue on listed words. They are `eq` and `isOneOf` of texts, and keep the comparison of
// amounts, numbers and times out of bundles.

/** True when a text is the word: `eq` of a text. */
export function isWord<Data, Word extends string>(
  text: Expression<Data, Word>,
  word: NoInfer<Word>,
): Predicate<Data> {
  return textTest("eq", "=", text, (value) => value === word, [textLiteral(word)]);
}

/** True when a text is one of the words: `isOneOf` of a text. */
export function isOneOfWords<Data, Word extends string>(
  text: Expression<Data, Word>,
  words: readonly NoInfer<Word>[],
): Predicate<Data> {
  const listed = new Set<string>(words);
  return textTest("oneOf", "{1} in ({…})", text, (value) => listed.has(value), words.map(textLiteral));
}
