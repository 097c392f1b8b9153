import { escaped } from "../../figures/escaped.js";
import { toTable } from "../../figures/to-table.js";
import type { Dashboard } from "../dashboard.js";
import type { FigureTile, NumberTile, Tile } from "../tile.js";
import { alertsHtml, apart, tableHtml } from "./tile-html.js";

/** The parts of an e-mail: tables alone, since mail programs show no pictures inside. All numbers come first, in one table. */
export function mailBody(board: Dashboard): string {
  const numbers = board.tiles.filter((tile) => tile.kind === "number");
  const others = board.tiles.filter((tile) => tile.kind !== "number");
  return [
    ...(numbers.length === 0 ? [] : [numbersHtml(board, numbers)]),
    ...others.map((tile) => partHtml(board, tile)),
  ].join("");
}

function numbersHtml({ words }: Dashboard, numbers: readonly NumberTile[]): string {
  const rows = numbers.map(({ title, value, change, remarks }) => [
    ...[title, value],
    [...(change === undefined ? [] : [change.text]), ...remarks].join(" · "),
  ]);
  return tableHtml({ columns: [words.metric, words.value, words.more], rows });
}

function partHtml(board: Dashboard, tile: Exclude<Tile, NumberTile>): string {
  if (tile.kind === "figure") return toTable(tile.figure);
  return `<h2>${apart(tile.title)}</h2>${contentOf(board, tile)}`;
}

function contentOf(board: Dashboard, tile: Exclude<Tile, NumberTile | FigureTile>): string {
  switch (tile.kind) {
    case "table":
      return tableHtml(tile);
    case "alerts":
      return alertsHtml(board, tile);
    case "failed":
      return `<p>${apart(tile.message)}</p>`;
  }
}

/** The style of an e-mail: what most mail programs keep. */
export const mailStyle = [
  "body{font-family:sans-serif}",
  "table{border-collapse:collapse;margin-bottom:16px}",
  "caption{font-weight:bold}",
  "th,td{border:1px solid #999;padding:4px 8px;vertical-align:top}",
];

/** The title over an e-mail or a page. */
export function headingOf({ title }: Dashboard): string {
  return `<h1>${escaped(title)}</h1>`;
}
