import type { KindRules } from "../expressions/kind.js";
import { describe } from "./describe.js";
import { Problem, type ReadValue } from "./issue.js";

/** Reads one of the listed words, in any case, or another spelling of one. */
export function wordReader(words: readonly string[], { otherwise, spellings = {} }: KindRules): ReadValue {
  const known = new Map<unknown, string>();
  for (const word of words) known.set(word.toLowerCase(), word);
  // Words that differ in case only are told apart by their exact spelling.
  for (const word of words) known.set(word, word);
  const spelt = new Map<string, string>();
  for (const [word, others] of Object.entries(spellings))
    for (const other of others) spelt.set(plainSpelling(other), word);
  return (value) => {
    const text = typeof value === "string" ? value : null;
    const word = known.get(value) ?? (text === null ? undefined : known.get(text.toLowerCase()));
    return (
      word ??
      (text === null ? undefined : spelt.get(plainSpelling(text))) ??
      unknownWord(words, value, otherwise)
    );
  };
}

function plainSpelling(text: string): string {
  return text.toLowerCase().replace(/[\s_-]/g, "");
}

function unknownWord(words: readonly string[], value: unknown, otherwise: string | undefined): Problem {
  const message = `expected one of ${words.join(", ")}, got ${describe(value)}`;
  const isReadable = typeof value === "string" || typeof value === "number";
  if (otherwise === undefined || !isReadable) return new Problem("unknown-word", message);
  return new Problem("unknown-word", `${message}, read as ${otherwise}`, "warning", otherwise);
}
