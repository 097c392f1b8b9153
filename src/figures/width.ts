import { invalidArgument } from "../errors.js";

const graphemes = /*#__PURE__*/ new Intl.Segmenter("en", { granularity: "grapheme" });

/** Characters that terminals draw over two columns: East Asian scripts, full-width forms and emoji. */
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|^\p{Emoji_Presentation}|\ufe0f/u;

/** Characters that take no column: signs of reading direction, marks without a letter. */
const invisible = /^[\p{Cc}\p{Cf}\p{Mn}]+$/u;

function columnsOf(grapheme: string): number {
  if (invisible.test(grapheme)) return 0;
  return wide.test(grapheme) ? 2 : 1;
}

/**
 * How many columns of a terminal a text takes: 2 for a Chinese character or an emoji, 1 for a letter with its marks, 0 for a
 * sign that is not seen.
 *
 * @example
 * ```ts
 * import { widthOf } from "salesmetrics/figures";
 *
 * widthOf("مُدير"); // => 4
 * widthOf("営業"); // => 4
 * ```
 *
 * @category Terminal
 */
export function widthOf(text: string): number {
  checkText("widthOf", text);
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += columnsOf(segment);
  return width;
}

/**
 * The text, cut at a whole character and ended by … where it is too wide for a number of columns.
 *
 * @example
 * ```ts
 * import { fitted } from "salesmetrics/figures";
 *
 * fitted("Win rate", 6); // => "Win r…"
 * ```
 *
 * @category Terminal
 */
export function fitted(text: string, width: number): string {
  checkText("fitted", text);
  checkWidth("fitted", width, 0);
  if (widthOf(text) <= width) return text;
  let [kept, used] = ["", 0];
  for (const { segment } of graphemes.segment(text)) {
    const next = used + columnsOf(segment);
    if (next > width - 1) break;
    [kept, used] = [kept + segment, next];
  }
  return width === 0 ? "" : `${kept}…`;
}

/**
 * The text, with blanks up to a number of columns: after it for `"left"`, before it for `"right"`.
 *
 * @example
 * ```ts
 * import { padded } from "salesmetrics/figures";
 *
 * padded("50%", 6, "right"); // => "   50%"
 * ```
 *
 * @category Terminal
 */
export function padded(text: string, width: number, align: "left" | "right"): string {
  checkText("padded", text);
  checkWidth("padded", width, 0);
  const blanks = " ".repeat(Math.max(0, width - widthOf(text)));
  return align === "left" ? text + blanks : blanks + text;
}

/**
 * A text as lines of at most a number of columns, broken between words. A longer word has a line of its own.
 *
 * @example
 * ```ts
 * import { wrapped } from "salesmetrics/figures";
 *
 * wrapped("Won deals of all decided deals", 12); // => ["Won deals of", "all decided", "deals"]
 * ```
 *
 * @category Terminal
 */
export function wrapped(text: string, width: number, indent = ""): string[] {
  checkText("wrapped", text);
  checkText("wrapped", indent);
  checkWidth("wrapped", width);
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || widthOf(longer) <= width - indent.length) line = longer;
    else {
      lines.push(indent + line);
      line = word;
    }
  }
  return [...lines, indent + line];
}

function checkText(caller: string, text: unknown): void {
  if (typeof text !== "string") throw invalidArgument(caller, "a text", text);
}

const widest = 10_000;

/** A number of columns; throws for another value. */
export function checkWidth(caller: string, width: unknown, least = 1): void {
  if (typeof width === "number" && Number.isInteger(width) && width >= least && width <= widest) return;
  throw invalidArgument(caller, `a whole number of columns from ${least} to ${widest}`, width);
}
