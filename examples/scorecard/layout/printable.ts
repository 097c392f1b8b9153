/** Text from a file on one line, without the characters that would move the cursor or turn the reading direction. */
export function printable(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, "")
    .trim();
}
