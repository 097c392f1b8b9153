import { type Paint, type Tone } from "./paint.js";
import { fitted, padded, widthOf } from "salesmetrics/figures";

/** How wide a page is. */
export const pageWidth = 100;

/** A cell of a table: text, or text with a tone. */
export type Cell = string | { readonly text: string; readonly tone: Tone };

export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
}

const gap = "  ";
const narrowest = 12;

/** Aligned columns under their titles; where the page is too narrow, the widest left-aligned column gives way. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  paint: Paint,
): string[] {
  const widths = widthsOf(columns, rows);
  const line = (cells: readonly Cell[], tone?: Tone): string =>
    columns
      .map(({ align = "right" }, index) => {
        const cell = cells[index] ?? "";
        const text = typeof cell === "string" ? cell : cell.text;
        const width = widths[index] ?? 0;
        const shown = padded(fitted(text, width), width, align);
        return paint(shown, tone ?? (typeof cell === "string" ? "plain" : cell.tone));
      })
      .join(gap);
  const titles = columns.map(({ title }) => title);
  const head = titles.every((title) => title === "") ? [] : [line(titles, "dim")];
  return [...head, ...rows.map((cells) => line(cells))].map((text) => `  ${text}`.trimEnd());
}

function widthsOf(columns: readonly Column[], rows: readonly (readonly Cell[])[]): number[] {
  const widths = columns.map(({ title }, index) =>
    Math.max(
      widthOf(title),
      ...rows.map((cells) => {
        const cell = cells[index] ?? "";
        return widthOf(typeof cell === "string" ? cell : cell.text);
      }),
    ),
  );
  const total = (): number => widths.reduce((sum, width) => sum + width + gap.length, 0);
  while (total() > pageWidth) {
    let widest = -1;
    for (const [index, { align }] of columns.entries()) {
      if (align === "left" && (widths[index] ?? 0) > (widths[widest] ?? narrowest)) widest = index;
    }
    const width = widths[widest];
    if (width === undefined) break;
    widths[widest] = width - 1;
  }
  return widths;
}
