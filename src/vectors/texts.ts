import { grown } from "./slots.js";
import { type RowSubset, textAt, type TextVector } from "./vector.js";

/** Maps every text of a batch to a byte; computed once per distinct word of a dictionary. */
export type TextMap = (texts: TextVector, size: number, answers: Uint8Array) => void;

const unknown = 255;

/** A dictionary of at most this many words is mapped at once. */
const fewWords = 256;

/** Applies `answerFor` to batches of texts. The answer of a row with an issue can be anything. */
export function mapTexts(answerFor: (text: string) => number): TextMap {
  let known: readonly string[] | null = null;
  let answered = 0;
  let isSparse = false;
  let table = new Uint8Array(0);
  return ({ codes, words }, size, answers) => {
    if (codes === null) {
      for (let row = 0; row < size; row++) answers[row] = answerFor(words[row]!);
      return;
    }
    if (words !== known) answered = 0;
    known = words;
    if (words.length > fewWords) return lookUpSome(codes, words, size, answers);
    isSparse = false;
    table = grown(table, words.length);
    for (; answered < words.length; answered++) table[answered] = answerFor(words[answered]!);
    lookUp(table, codes, size, answers);
  };

  /** Maps only the words that occur. */
  function lookUpSome(codes: Int32Array, words: readonly string[], size: number, answers: Uint8Array): void {
    if (!isSparse || answered === 0 || words.length > table.length)
      table = new Uint8Array(words.length * 2).fill(unknown);
    answered = words.length;
    isSparse = true;
    for (let row = 0; row < size; row++) {
      const code = codes[row]!;
      let answer = table[code]!;
      if (answer === unknown) table[code] = answer = answerFor(words[code]!);
      answers[row] = answer;
    }
  }
}

// A separate function, so that the engine knows that `table` and `codes` do not change in the loop.
function lookUp(table: Uint8Array, codes: Int32Array, size: number, answers: Uint8Array): void {
  for (let row = 0; row < size; row++) answers[row] = table[codes[row]!]!;
}

/** The text of a vector whose dictionary has one word, such as a literal; else `null`. */
export function literalOf({ codes, words }: TextVector): string | null {
  return codes !== null && words.length === 1 ? words[0]! : null;
}

/** The text that all rows of the subset without an issue have; `null` if they differ or there are none. */
export function soleWord(texts: TextVector, size: number, subset: RowSubset | null): string | null {
  const literal = literalOf(texts);
  if (literal !== null) return literal;
  const { issues } = texts;
  let sole: string | null = null;
  const count = subset === null ? size : subset.count;
  for (let index = 0; index < count; index++) {
    const row = subset === null ? index : subset.rows[index]!;
    if (issues !== null && issues[row] !== 0) continue;
    const word = textAt(texts, row);
    if (sole !== null && word !== sole) return null;
    sole = word;
  }
  return sole;
}
