import { escaped } from "./escaped.js";
import { figureIn } from "./figure-in.js";
import type { Figure } from "./figure-value.js";
import { type Cell, gridOf } from "./grid.js";
import { remarksOf } from "./remarks.js";

/**
 * The figure as a table of HTML: its title as caption, a header for each row and column, the exact text of each value once, and
 * the reason where there is none.
 *
 * *When to use*. Beside a picture, for whoever does not see it; in an e-mail, where no picture is shown.
 *
 * *Details*. Every text is escaped, and isolated by `<bdi>`. The table has `lang` and `dir` of the figure. An interval, a share
 * of the step before, or that a period is not over, stands behind the value in `<small>`; the notes are in the foot. A
 * cohort has a row; in other figures a place has a row, and a series a column.
 *
 * @example
 * ```ts
 * import { Deal, evaluate, winRate } from "salesmetrics";
 * import { en } from "salesmetrics/describe/en";
 * import { figure, toTable } from "salesmetrics/figures";
 *
 * const deals: Deal[] = [
 *   { id: "1", status: "won", ownerId: "<ann>", closedAt: "2025-03-03" },
 *   { id: "2", status: "lost", ownerId: "<ann>", closedAt: "2025-03-04" },
 * ];
 * const report = evaluate({ winRate }, { deals }, { by: { rep: Deal.ownerId } });
 * const html = toTable(figure(report, "winRate", { language: en }));
 *
 * html.includes("<caption><bdi>Win rate by rep</bdi></caption>"); // => true
 * html.includes('<tr><th scope="row"><bdi>&lt;ann&gt;</bdi></th><td><bdi>50%</bdi> <small>'); // => true
 * ```
 *
 * @category Figures
 */
export function toTable(figure: Figure): string {
  return tableOf(figureIn("toTable", figure), apart);
}

/** Writes a value as HTML; `key` is that of its point. */
export type WriteValue = (text: string, key?: object) => string;

/** The table of a figure that was checked, with its values as a function writes them. */
export function tableOf(known: Figure, write: WriteValue): string {
  const { corner, columns, rows } = gridOf(known);
  const head = [
    corner === "" ? "<td></td>" : header("col", corner),
    ...columns.map((column) => header("col", column)),
  ];
  const body = rows.map(
    ({ label, cells }) =>
      `<tr>${header("row", label)}${cells.map((cell) => `<td>${cellText(known, cell, write)}</td>`).join("")}</tr>`,
  );
  const notes = known.notes.map((note) => `<p>${escaped(note)}</p>`).join("");
  return [
    `<table lang="${escaped(known.language)}" dir="${known.direction}">`,
    `<caption>${apart(known.title)}</caption>`,
    `<thead><tr>${head.join("")}</tr></thead>`,
    `<tbody>${body.join("")}</tbody>`,
    ...(notes === "" ? [] : [`<tfoot><tr><td colspan="${columns.length + 1}">${notes}</td></tr></tfoot>`]),
    "</table>",
  ].join("");
}

function header(scope: "col" | "row", text: string): string {
  return `<th scope="${scope}">${apart(text)}</th>`;
}

function cellText(figure: Figure, cell: Cell, write: WriteValue): string {
  if (cell === null) return "";
  const remarks = cell.point === null ? [] : remarksOf(figure, cell.point);
  return [
    write(cell.text, cell.point?.key),
    ...remarks.map((remark) => `<small>${apart(remark)}</small>`),
  ].join(" ");
}

function apart(text: string): string {
  return `<bdi>${escaped(text)}</bdi>`;
}
