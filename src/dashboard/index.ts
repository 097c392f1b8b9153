/**
 * Figures as SVG, and dashboards as one page of HTML.
 *
 * @module salesmetrics/dashboard
 */

export { type Dashboard, type DashboardParts, dashboard } from "./dashboard.js";
export { numberTile, type NumberTileOptions } from "./number-tile.js";
export { render, type RenderOptions } from "./render.js";
export { type SvgOptions, toSvg } from "./svg/to-svg.js";
export type { AlertsTile, FigureTile, NumberTile, TableTile, Tile } from "./tile.js";
