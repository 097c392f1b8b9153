import type { Paint } from "./paint.js";
import { pageWidth } from "./table.js";
import { padded, widthOf, wrapped } from "salesmetrics/figures";

/** A section of the scorecard, ready to be painted. */
export interface Section {
  readonly title: string;
  /** What the section is about: a period, a basis. */
  readonly about: string;
  readonly lines: (paint: Paint) => readonly string[];
}

/** Lines of prose under a table. */
export function remark(text: string, paint: Paint): string[] {
  return wrapped(text, pageWidth, "  ").map((line) => paint(line, "dim"));
}

/** Those sentences of a remark that there are. */
export function remarked(sentences: readonly string[], paint: Paint): string[] {
  const text = sentences.filter((sentence) => sentence !== "").join(" ");
  return text === "" ? [] : remark(text, paint);
}

/** A title with what is known at the other end of the line, over a rule. */
export function masthead(title: string, facts: string, paint: Paint): string[] {
  const room = pageWidth - widthOf(title);
  const fits = widthOf(facts) + 2 <= room;
  const first = fits
    ? paint(title, "title") + paint(padded(facts, room, "right"), "dim")
    : paint(title, "title");
  return [first, ...(fits ? [] : remark(facts, paint)), paint("━".repeat(pageWidth), "dim")];
}

/** A section under its heading. */
export function printed({ title, about, lines }: Section, paint: Paint): string[] {
  return [
    "",
    `${paint(title.toUpperCase(), "title")}  ${paint(about, "dim")}`.trimEnd(),
    "",
    ...lines(paint),
  ];
}
