import { escaped } from "../../figures/escaped.js";
import type { Figure } from "../../figures/figure-value.js";
import { tableOf, type WriteValue } from "../../figures/to-table.js";
import type { Dashboard } from "../dashboard.js";
import { toSvg } from "../svg/to-svg.js";
import type { AlertsTile, NumberTile, TableTile, Tile } from "../tile.js";

/** The width in which pictures are drawn; the page makes them as wide as their tile. */
const pictureWidth = 400;

/** A tile as an article with its heading, and its values as a function writes them. */
export function tileHtml(board: Dashboard, tile: Tile, write: WriteValue = apart): string {
  const title = tile.kind === "figure" ? tile.figure.title : tile.title;
  return `<article class="${tile.kind}"><h2>${apart(title)}</h2>${contentOf(board, tile, write)}</article>`;
}

function contentOf(board: Dashboard, tile: Tile, write: WriteValue): string {
  switch (tile.kind) {
    case "number":
      return numberHtml(tile, write);
    case "figure":
      return figureHtml(board, tile.figure, write);
    case "table":
      return scrolling(tile.title, tableHtml(tile));
    case "alerts":
      return alertsHtml(board, tile);
    case "failed":
      return `<p>${apart(tile.message)}</p>`;
  }
}

const arrows = { "-1": "▼", "0": "▬", "1": "▲" } as const;

function numberHtml(tile: NumberTile, write: WriteValue): string {
  const { value, change, remarks } = tile;
  const arrow =
    change === undefined || change.sign === null
      ? ""
      : `<span aria-hidden="true">${arrows[`${change.sign}`]}</span> `;
  const changed = change === undefined ? "" : `<p>${arrow}${apart(change.text)}</p>`;
  const more = remarks.map((remark) => `<p class="remark">${apart(remark)}</p>`).join("");
  return `<p class="value">${write(value, tile)}</p>${changed}${more}`;
}

function figureHtml({ words }: Dashboard, figure: Figure, write: WriteValue): string {
  const picture = toSvg(figure, { theme: "auto", width: pictureWidth });
  const notes = figure.notes.map((note) => `<p>${apart(note)}</p>`).join("");
  const caption = notes === "" ? "" : `<figcaption>${notes}</figcaption>`;
  const table = scrolling(figure.title, tableOf(figure, write));
  return `<figure>${picture}${caption}</figure><details><summary>${escaped(words.table)}</summary>${table}</details>`;
}

/** What may be wider than its tile: the arrow keys move it. */
export function scrolling(title: string, table: string): string {
  return `<div class="scroll" role="group" tabindex="0" aria-label="${escaped(title)}">${table}</div>`;
}

/** A table of texts. */
export function tableHtml({ columns, rows }: Pick<TableTile, "columns" | "rows">): string {
  const head = columns.map((column) => `<th scope="col">${apart(column)}</th>`).join("");
  const body = rows.map(([first = "", ...cells]) => {
    const others = cells.map((cell) => `<td>${apart(cell)}</td>`).join("");
    return `<tr><th scope="row">${apart(first)}</th>${others}</tr>`;
  });
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}

/** Sentences as a list. */
export function alertsHtml({ words }: Dashboard, { sentences }: AlertsTile): string {
  if (sentences.length === 0) return `<p>${escaped(words.noAlerts)}</p>`;
  return `<ul>${sentences.map((sentence) => `<li>${apart(sentence)}</li>`).join("")}</ul>`;
}

/** A text that keeps its direction to itself. */
export function apart(text: string): string {
  return `<bdi>${escaped(text)}</bdi>`;
}
