import { fontSize, label, type Pen } from "./pen.js";
import { type Range, type Scale } from "./scale.js";
import { widthOf } from "./text-width.js";

/** A text at a position of an axis. */
export interface Mark {
  readonly position: number;
  readonly text: string;
}

/** The widest that a label of the first axis is. */
const widest = 150;

/** The labels below a plot: every one, or every second, third and so on, so that none touches its neighbour. */
export function labelsBelow(pen: Pen, marks: readonly Mark[], scale: Scale, y: number): string {
  const width = Math.min(
    widest,
    Math.max(0, ...marks.slice(0, 200).map(({ text }) => widthOf(text, fontSize))),
  );
  const [first, last] = [marks[0], marks.at(-1)];
  if (first === undefined || last === undefined) return "";
  const length = Math.abs(scale(last.position) - scale(first.position));
  const each = Math.max(1, Math.ceil(((width + 10) * (marks.length - 1)) / Math.max(1, length)));
  return marks
    .filter((_, place) => place % each === 0)
    .map(({ position, text }) => label(pen, text, [scale(position), y], width + 1, { anchor: "middle" }))
    .join("");
}

/** The width that the labels of the second axis need, of at most a part of the picture. */
export function widthOfMarks(pen: Pen, marks: readonly Mark[]): number {
  const widths = marks.map(({ text }) => widthOf(text, fontSize));
  return Math.min(pen.width * 0.35, Math.max(0, ...widths));
}

/** The marks that stand at least a line apart. */
export function readable(marks: readonly Mark[], [from, to]: Range): readonly Mark[] {
  const most = Math.max(2, Math.floor(Math.abs(to - from) / (fontSize * 1.6)));
  const each = Math.ceil(marks.length / most);
  return marks.filter((_, place) => place % each === 0);
}
