/**
 * A text from data on one line, without the characters that move a cursor or turn the reading direction.
 */
export function printable(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .replace(/[\p{Cc}\p{Bidi_Control}\p{Surrogate}]/gu, "")
    .trim();
}

/** A phrase with texts in its places. */
export function filled(phrase: string, texts: Readonly<Record<string, string>>): string {
  return phrase.replace(/\{(\w+)\}/g, (place, name: string) => texts[name] ?? place);
}
