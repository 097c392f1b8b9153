/**
 * Figures as plain data, and as Vega-Lite, ECharts, tables, text and sentences.
 *
 * @module salesmetrics/figures
 */

export { cohortFigure } from "./cohort-figure.js";
export { controlFigure } from "./control-figure.js";
export type { FigureReport } from "./drawing.js";
export { figure } from "./figure.js";
export type {
  CohortFigureOptions,
  ControlFigureOptions,
  FigureOptions,
  FigureTexts,
  GoalFigureOptions,
} from "./figure-options.js";
export type { Figure, FigureAxis, FigureInterval, FigurePoint, FigureSeries } from "./figure-value.js";
export { goalFigure } from "./goal-figure.js";
export type { Palette, Theme, ThemeOptions } from "./palette.js";
export { palettes } from "./palette.js";
export { type EchartsOption, toEchartsOption } from "./to-echarts-option.js";
export { toSentence } from "./to-sentence.js";
export { toTable } from "./to-table.js";
export type { TextOptions } from "./to-text.js";
export { toText } from "./to-text.js";
export type { VegaLiteSpec } from "./to-vega-lite.js";
export { toVegaLite } from "./to-vega-lite.js";
export { fitted, padded, widthOf, wrapped } from "./width.js";
