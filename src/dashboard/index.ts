/**
 * Figures as SVG, and dashboards as one page of HTML.
 *
 * @module salesmetrics/dashboard
 */

export type { Theme } from "./svg/theme.js";
export { type SvgOptions, toSvg } from "./svg/to-svg.js";
