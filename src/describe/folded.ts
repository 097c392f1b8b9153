/**
 * A text as it is compared in a search: without case, accents, Arabic vowel marks, tatweel and punctuation, with one letter for
 * each group of Arabic letter forms, and without the article ال. Names such as `winRate` are split into words.
 */
export function folded(text: string): string {
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .normalize("NFKD")
    .replace(/[\p{M}\u0640]/gu, "")
    .toLowerCase()
    .replace(/ى/g, "ي")
    .replace(/ة/g, "ه")
    .replace(/ٱ/g, "ا")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/(^| )ال(?=\p{L}{2})/gu, "$1");
}
