/** A text with digits of every script as 0 to 9, all hyphens and spaces plain, no marks of direction and no tatweel. */
export function plainText(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  return text
    .normalize("NFKC")
    .replace(/[\p{Cf}\u0640]/gu, "")
    .replace(/\p{Nd}/gu, (digit) => String(digitOf(digit.codePointAt(0)!)))
    .replace(/[\p{Pd}\u2212]/gu, "-");
}

/** The value of a digit: those of a script follow each other, from 0 to 9. */
function digitOf(code: number): number {
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return (code - zero) % 10;
}
