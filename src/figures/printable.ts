import { isolated } from "../describe/isolated.js";
import type { Language } from "../describe/language.js";

/**
 * A text from data on one line, without the characters that move a cursor or turn the reading direction; a dash if nothing is
 * left.
 */
export function printable(text: string): string {
  const line = text
    .replace(/\s+/gu, " ")
    .replace(/[\p{Cc}\p{Bidi_Control}\p{Surrogate}]/gu, "")
    .trim();
  return line === "" ? "–" : line;
}

/** A phrase with texts in its places. */
export function filled(phrase: string, texts: Readonly<Record<string, string>>): string {
  return phrase.replace(/\{(\w+)\}/g, (place, name: string) => texts[name] ?? place);
}

/** "10 to 20": two values in a phrase, each in its own direction. */
export function bounded(
  phrase: string,
  { direction }: Language,
  [low, high]: readonly [string, string],
): string {
  const each = direction === "rtl" ? isolated : (text: string): string => text;
  return filled(phrase, { low: each(low), high: each(high) });
}

/**
 * A text that is no name of a property of all objects, such as `constructor`: that ends in a sign that is not seen. Vega finds
 * such a title among its operators, and fails; ECharts finds it among the texts it has measured, and changes what all objects
 * inherit.
 */
export function unlikeProperty(text: string): string {
  return text in {} ? `${text}\u200b` : text;
}

/** A text with letters from right to left between isolates, for a picture that is from left to right. */
export function apart(text: string): string {
  return /[\u0590-\u08ff\u200f\ufb1d-\ufefc]/.test(text) ? isolated(text) : text;
}

/** The texts that are there, between dots: "ann · March 2025". */
export function joined(texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join(" · ");
}
