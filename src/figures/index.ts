/**
 * Figures as plain data, and as Vega-Lite, ECharts, tables, text and sentences.
 *
 * @module salesmetrics/figures
 */

export type { FigureReport } from "./drawing.js";
export { figure } from "./figure.js";
export type { FigureOptions, FigureTexts } from "./figure-options.js";
export type { Figure, FigureAxis, FigureInterval, FigurePoint, FigureSeries } from "./figure-value.js";
