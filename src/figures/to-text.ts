import { knownOptionsIn } from "../errors.js";
import { figureIn } from "./figure-in.js";
import type { Figure } from "./figure-value.js";
import { type Cell, type Grid, gridOf } from "./grid.js";
import { remarksOf } from "./remarks.js";
import { barsText } from "./text-bars.js";
import { sparkText } from "./text-sparks.js";
import { checkWidth, fitted, padded, widthOf, wrapped } from "./width.js";

/**
 * The options of {@link toText}.
 *
 * @category Figures
 */
export interface TextOptions {
  /** How many columns the terminal has; 80 by default, 20 at least. */
  readonly width?: number | undefined;
}

/**
 * The figure as lines of text for a terminal: bars, or a sparkline for each line with a table of the values under it.
 *
 * *Details*. No line is wider than `width`: labels are cut, values are not. What is not over has a lighter bar (`░`), a target
 * the mark `│`. A sparkline shows the newest values where not all have room, and `·` where there is no value. Columns are
 * counted as terminals draw them, also for Arabic and for Chinese characters.
 *
 * *Gotchas*. Text is in the order in which it is read; a terminal that cannot write from right to left shows Arabic letters in
 * the wrong order.
 *
 * @example
 * ```ts
 * import { Deal, evaluate, wonDeals } from "salesmetrics";
 * import { en } from "salesmetrics/describe/en";
 * import { figure, toText } from "salesmetrics/figures";
 *
 * const deals: Deal[] = [
 *   { id: "1", status: "won", ownerId: "ann", closedAt: "2025-03-03" },
 *   { id: "2", status: "won", ownerId: "ann", closedAt: "2025-03-04" },
 *   { id: "3", status: "won", ownerId: "bo", closedAt: "2025-03-05" },
 * ];
 * const report = evaluate({ wonDeals }, { deals }, { by: { rep: Deal.ownerId } });
 * const text = toText(figure(report, "wonDeals", { language: en }), { width: 24 });
 *
 * text.split("\n"); // => ["Won deals by rep", "ann  ████████████████  2", "bo   ████████          1"]
 * ```
 *
 * @category Figures
 */
export function toText(figure: Figure, options: TextOptions = {}): string {
  const known = figureIn("toText", figure);
  const { width = 80 } = knownOptionsIn("toText", options, ["width"]);
  checkWidth("toText", width, 20);
  const sentences = (text: string): string[] => wrapped(shownLine(text), width);
  return [...sentences(known.title), ...linesOf(known, width), ...known.notes.flatMap(sentences)]
    .map((line) => fitted(shownLine(line), width).trimEnd())
    .join("\n");
}

/** Without the signs of direction, which many terminals show as boxes. */
function shownLine(line: string): string {
  return line.replace(/\p{Bidi_Control}/gu, "");
}

function linesOf(figure: Figure, width: number): string[] {
  switch (figure.kind) {
    case "scatter":
    case "cohorts":
      return tableLines(figure, width);
    case "sparkline":
      return sparkText(figure, width);
    case "trend":
    case "control":
    case "survival":
      return [...sparkText(figure, width), ...tableLines(figure, width)];
    default:
      return barsText(figure, width);
  }
}

/** The values in columns; one below the other where the columns have no room. */
function tableLines(figure: Figure, width: number): string[] {
  const { corner, columns, rows } = gridOf(figure);
  const texts = rows.map(({ cells }) => cells.map((cell) => cellText(figure, cell)));
  const widths = columns.map((column, place) =>
    Math.max(
      Math.min(widthOf(column), mostOfTitle),
      ...texts.map((cells) => widthOf(shownLine(cells[place]!))),
    ),
  );
  const used = widths.reduce((sum, each) => sum + each + gap, 0);
  const labels = Math.max(widthOf(corner), ...rows.map(({ label }) => widthOf(label)));
  if (used + Math.min(labels, leastOfLabel) > width) return listLines(figure, { corner, columns, rows });
  const room = Math.min(labels, width - used);
  const line = (label: string, cells: readonly string[]): string =>
    [
      padded(fitted(label, room), room, "left"),
      ...cells.map((cell, place) => padded(fitted(shownLine(cell), widths[place]!), widths[place]!, "right")),
    ].join(" ".repeat(gap));
  return [line(corner, columns), ...rows.map(({ label }, row) => line(label, texts[row]!))];
}

const gap = 2;
const leastOfLabel = 8;
const mostOfTitle = 24;

function listLines(figure: Figure, { columns, rows }: Grid): string[] {
  return rows.flatMap(({ label, cells }) => [
    label,
    ...cells.flatMap((cell, place) =>
      cell === null ? [] : [`  ${columns[place]!}: ${cellText(figure, cell)}`],
    ),
  ]);
}

function cellText(figure: Figure, cell: Cell): string {
  if (cell === null) return "";
  const isMarked = cell.point?.partial === true || cell.point?.unusual === true;
  if (figure.kind === "cohorts") return isMarked ? `${cell.text} *` : cell.text;
  return [cell.text, ...(cell.point === null ? [] : remarksOf(figure, cell.point))].join(figure.words.comma);
}
