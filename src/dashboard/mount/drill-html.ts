import type { Language } from "../../describe/language.js";
import { escaped } from "../../figures/escaped.js";
import { filled, printable } from "../../figures/printable.js";
import type { RowBehind } from "../../live/rows-behind.js";
import { apart, scrolling, tableHtml } from "../page/tile-html.js";
import type { Explained } from "./explained.js";
import { problemText } from "./problem-text.js";

/** The most rows that are shown. */
const mostRows = 100;

/** How a value came about, as a dialog says it. With `hasRows` a button leads on to the rows behind the value. */
export function explainedHtml({ title, lines }: Explained, { live }: Language, hasRows: boolean): string {
  const list = lines.map(([what, text]) => `<dt>${escaped(what)}</dt><dd>${apart(text)}</dd>`).join("");
  const rows = hasRows ? button("rows", live.rowsBehind) : "";
  return `<div><h2>${apart(title)}</h2><dl>${list}</dl><p>${rows} ${button("close", live.close)}</p></div>`;
}

function button(name: string, text: string): string {
  return `<button type="button" data-do="${name}">${escaped(text)}</button>`;
}

/** The first rows behind a value as a table, with all fields that any of them has, and how many rows there are. */
export function rowsHtml(rows: readonly RowBehind[], language: Language): string {
  const { live } = language;
  const some = rows.slice(0, mostRows);
  const number = (count: number): string => new Intl.NumberFormat(language.code).format(count);
  const shown = filled(live.shownRows, { shown: number(some.length), n: number(rows.length) });
  const fields = [
    ...new Set(some.flatMap(({ row }) => Object.keys(row).filter((name) => row[name] != null))),
  ];
  const isAnyLeftOut = some.some(({ why }) => why !== null);
  const cells = some.map(({ row, why }) => [
    ...fields.map((name) => cellText(row[name])),
    ...(isAnyLeftOut ? [why === null ? "" : problemText(why, language)] : []),
  ]);
  const columns = [...fields.map(printable), ...(isAnyLeftOut ? [live.leftOut] : [])];
  const table = rows.length === 0 ? "" : scrolling(live.rowsBehind, tableHtml({ columns, rows: cells }));
  return `<div><p>${apart(shown)}</p>${table}</div>`;
}

function cellText(value: unknown): string {
  if (value == null) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "–" : value.toISOString();
  // The fields of a row are plain data.
  return printable(typeof value === "string" ? value : (JSON.stringify(value) ?? "–"));
}
