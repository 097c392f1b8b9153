/**
 * Figures as SVG, and dashboards as one page of HTML, or kept live in a page.
 *
 * @module salesmetrics/dashboard
 */

export { type Dashboard, type DashboardParts, dashboard } from "./dashboard.js";
export type { DashboardView } from "./mount/dashboard-view.js";
export type { PageElement } from "./mount/dom.js";
export { mount, type Mounted } from "./mount/mount.js";
export type { MountOptions } from "./mount/mount-options.js";

export { numberTile, type NumberTileOptions } from "./number-tile.js";
export { render, type RenderOptions } from "./render.js";
export { type SvgOptions, toSvg } from "./svg/to-svg.js";
export type { AlertsTile, FailedTile, FigureTile, NumberTile, TableTile, Tile } from "./tile.js";
