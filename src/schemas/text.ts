import type { KindRules } from "../expressions/kind.js";
import { isCurrency } from "../money/currencies.js";
import { Problem, type ReadValue } from "./issue.js";

/** Text; a whole number, such as an id of a database, becomes its digits. */
export const readText: ReadValue = (value) => {
  if (typeof value === "string") return value;
  if (typeof value === "bigint" || Number.isSafeInteger(value)) return String(value);
  const hint = typeof value === "number" ? "; send ids above 2^53 and codes with a point as text" : "";
  return new Problem("invalid-text", "text", value, hint);
};

/** An ISO 4217 code, read in any case and returned in capitals. */
export const readCurrency: ReadValue = (value) => {
  const code = typeof value === "string" ? value.toUpperCase() : value;
  if (isCurrency(code)) return code;
  return new Problem("unknown-currency", 'an ISO 4217 code such as "USD"', value);
};

/** A reader of listed words, in any case or in a declared spelling. */
export function wordReader(words: readonly string[], { otherwise, spellings = {} }: KindRules): ReadValue {
  const inLowerCase = new Map(words.map((word) => [word.toLowerCase(), word]));
  const spelt = new Map(
    Object.entries(spellings).flatMap(([word, others]) =>
      others.map((other) => [plainSpelling(other), word] as const),
    ),
  );
  return (value) => {
    if (typeof value !== "string") return unknownWord(words, value, otherwise);
    // The text first, since words may differ only in case.
    if (words.includes(value)) return value;
    const word = inLowerCase.get(value.toLowerCase()) ?? spelt.get(plainSpelling(value));
    return word ?? unknownWord(words, value, otherwise);
  };
}

function plainSpelling(text: string): string {
  return text.toLowerCase().replace(/[\s_-]/g, "");
}

/** The problem of a text that is no listed word; a warning if `otherwise` replaces it. */
export function unknownWord(
  words: readonly string[],
  value: unknown,
  otherwise: string | undefined,
): Problem {
  const expected = `one of ${words.join(", ")}`;
  const isReadable = typeof value === "string" || Number.isFinite(value);
  if (otherwise === undefined || !isReadable) return new Problem("unknown-word", expected, value);
  return new Problem("unknown-word", expected, value, `, read as ${otherwise}`, "warning", otherwise);
}

/** True or false, also as the words and digits of CSV files. */
export const readFlag: ReadValue = (value) => {
  switch (typeof value === "string" ? value.toLowerCase() : value) {
    case true:
    case "true":
    case "yes":
    case "y":
    case "t":
    case "1":
    case 1:
      return true;
    case false:
    case "false":
    case "no":
    case "n":
    case "f":
    case "0":
    case 0:
      return false;
    default:
      return new Problem("invalid-flag", "true or false", value);
  }
};
