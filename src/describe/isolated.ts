import { invalidArgument } from "../errors.js";

/**
 * A text between the signs for a first strong isolate (U+2068) and its end (U+2069).
 *
 * *When to use*. For a name, an amount or a label inside a sentence, so that Arabic around it does not reorder its parts, nor
 * it those of the sentence.
 *
 * @example
 * ```ts
 * import { isolated } from "salesmetrics/describe";
 *
 * isolated("Acme (EU)").length; // => 11
 * ```
 *
 * @category Formats
 */
export function isolated(text: string): string {
  if (typeof text !== "string") throw invalidArgument("isolated", "a text", text);
  return `\u2068${text}\u2069`;
}
