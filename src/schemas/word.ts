import { describe } from "./describe.js";
import { Problem, type Read } from "./issue.js";

const closed = /^closed[\s_-]*(won|lost)$/i;

/** A reader of one of the listed words, in any case. A word that is not listed is read as `otherwise`, if there is one. */
export function wordReader(words: readonly string[], otherwise: string | null = null): Read {
  const known = new Map<unknown, string>();
  for (const word of words) known.set(word.toLowerCase(), word);
  // Words that differ in case only are told apart by their exact spelling.
  for (const word of words) known.set(word, word);
  return (value) => {
    const word = known.get(value) ?? (typeof value === "string" ? known.get(value.toLowerCase()) : undefined);
    return word ?? unknownWord(words, value, otherwise);
  };
}

/** A reader of a deal's status, which knows CRM spellings of the three outcomes. */
export function statusReader(words: readonly string[]): Read {
  const read = wordReader(words, "open");
  return (value) => {
    const outcome = typeof value === "string" ? closed.exec(value)?.[1] : undefined;
    return read(outcome ?? value);
  };
}

function unknownWord(words: readonly string[], value: unknown, otherwise: string | null): Problem {
  const message = `expected one of ${words.join(", ")}, got ${describe(value)}`;
  const readable = typeof value === "string" || typeof value === "number";
  if (otherwise === null || !readable) return new Problem("unknown-word", message);
  return new Problem("unknown-word", `${message}, read as ${otherwise}`, "warning", otherwise);
}
