import type { Language } from "../describe/language.js";
import { drawingIn, type FigureReport, titleOf } from "../figures/drawing.js";
import { figure } from "../figures/figure.js";
import { periodOf } from "../figures/points.js";
import type { Metrics } from "../formulas/metric.js";
import { type Dashboard, dashboard } from "./dashboard.js";
import { numberTile } from "./number-tile.js";
import type { Tile } from "./tile.js";

/** How a report is shown as a dashboard. */
interface ReportTexts {
  readonly language: Language;
  readonly title?: string | undefined;
  readonly metrics?: Metrics | undefined;
}

/** A report as a dashboard: a number for each metric, then a figure for each metric if there are groups or periods. */
export function reportBoard(report: FigureReport, { title, ...texts }: ReportTexts): Dashboard {
  const { language } = texts;
  const total = report.total as Readonly<Record<string, unknown>>;
  const names = Object.keys(total ?? {}).filter((name) => name !== "period" && name !== "partial");
  const drawing = drawingIn("render", report, names, texts);
  const isList = (name: string): boolean => Array.isArray(total[name]);
  const starts = new Set(drawing.rows.map((row) => periodOf("render", row)?.start));
  const isSplit = drawing.dimensions.length > 0 || starts.size > 1;
  const numbers = names
    .filter((name) => !isList(name))
    .map((name) => (): Tile => numberTile(report, name, texts));
  const figures = names
    .filter((name) => isSplit || isList(name))
    .map((name) => (): Tile => {
      const options = isList(name) ? { ...texts, kind: "survival" as const } : texts;
      return { kind: "figure", figure: figure(report, name, options) };
    });
  const named = names.map((name) => titleOf(drawing, name)).join(language.figures.comma);
  return dashboard({ title: title ?? named, language, tiles: [...numbers, ...figures] });
}
