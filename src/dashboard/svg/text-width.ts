/** How wide a text may be at a font size: more than in the widest usual font, so that what fits here fits everywhere. */
export function widthOf(text: string, size: number): number {
  let width = 0;
  for (const letter of text) width += widthOfLetter(letter);
  return width * size;
}

/** The text, cut with an ellipsis where it is wider than its room. */
export function cutTo(text: string, room: number, size: number): string {
  if (widthOf(text, size) <= room) return text;
  let kept = "";
  let width = widthOfLetter("…");
  for (const letter of text) {
    width += widthOfLetter(letter);
    if (width * size > room) break;
    kept += letter;
  }
  return widthOfLetter("…") * size > room ? "" : `${kept.trimEnd()}…`;
}

/** The classes of letters, and their widths in DejaVu Sans, in parts of the font size. The first that holds a letter counts. */
const classes: readonly (readonly [RegExp, number])[] = [
  [/\p{Bidi_Control}/u, 0],
  [/[ .,:;'|!ijlI()[\]]/, 0.42],
  [/[mwMW@%…—]/, 1.02],
  [/[a-z0-9$€£#*+=<>~^_-]/, 0.66],
  [/[A-Z&?"/\\{}`]/, 0.8],
  [/[\p{Mn}\p{Me}\p{Cf}]/u, 0.35],
  [/[سشصضﷲ]/, 1.3],
  [/[ابتثجحخدذرزعغفقكلمنهويىئةءأإآؤ،٪٠-٩٫٬]/, 0.72],
  [/[\u0600-\u06ff]/, 1.2],
  [/[\u00a0-\u05ff\u2000-\u206f]/, 0.95],
  [/[\ufdf0-\ufdff\u{12000}-\u{1254f}\u{a9c1}-\u{a9c5}]/u, 12],
];

function widthOfLetter(letter: string): number {
  return classes.find(([holds]) => holds.test(letter))?.[1] ?? 1.6;
}
