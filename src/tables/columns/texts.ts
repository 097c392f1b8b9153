import { Dictionary } from "../../vectors/dictionary.js";
import {
  type Codes,
  invalid,
  type Marks,
  type Missing,
  missing as absent,
  sound,
  type TextColumn,
} from "../column.js";

/**
 * A column of codes into words. A code without a word is a missing value. The arrays are shared, unless a code has no
 * word, a word is no text, or two words are equal: then one of them stands for both.
 */
export function dictionaryColumn(codes: Codes, words: readonly unknown[], missing: Missing): TextColumn {
  const verdicts = Uint8Array.from(words, (word) => verdictOn(word));
  const unusable = new Map<number, unknown>();
  let marks: Marks = missing;
  let hasStrays = false;
  for (let place = 0; place < codes.length; place++) {
    const code = codes[place]!;
    const hasWord = code >= 0 && code < words.length;
    hasStrays ||= !hasWord;
    const verdict = hasWord ? verdicts[code]! : absent;
    if (verdict === sound || (missing !== null && missing[place] !== 0)) continue;
    if (marks === missing) marks = missing === null ? new Uint8Array(codes.length) : missing.slice();
    marks![place] = verdict;
    if (verdict === invalid) unusable.set(place, words[code]);
  }
  const texts = textsOf(words);
  const distinct = new Dictionary();
  const places = Int32Array.from(texts, (word) => distinct.codeOf(word));
  const isSound = !hasStrays && distinct.values.length === texts.length;
  return {
    type: "text",
    codes: isSound ? codes : codes.map((code) => places[code] ?? 0),
    words: isSound ? texts : distinct.values,
    marks,
    unusable,
  };
}

function verdictOn(word: unknown): number {
  if (typeof word === "string") return sound;
  return word == null ? absent : invalid;
}

function textsOf(words: readonly unknown[]): readonly string[] {
  if (words.length === 0) return [""];
  const isTexts = words.every((word) => typeof word === "string");
  return isTexts ? words : words.map((word) => (typeof word === "string" ? word : ""));
}
