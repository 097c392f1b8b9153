import { knownOptionsIn } from "../errors.js";
import { axesOf } from "./echarts-axes.js";
import { barSeries } from "./echarts-bars.js";
import { cellOptions } from "./echarts-cells.js";
import { lineSeries, pointSeries } from "./echarts-lines.js";
import { type Canvas, canvasOf, type Part, shownText, sideOf } from "./echarts-parts.js";
import { figureIn } from "./figure-in.js";
import type { Figure } from "./figure-value.js";
import { paletteIn, type ThemeOptions } from "./palette.js";
import { toSentence } from "./to-sentence.js";
import { widthOf, wrapped } from "./width.js";

/**
 * An option of ECharts, version 6, as plain data.
 *
 * @category Figures
 */
export type EchartsOption = Readonly<Record<string, unknown>>;

/**
 * The figure as an option of ECharts, with its data inline: `chart.setOption(toEchartsOption(figure))`.
 *
 * *Details*. It is plain data without functions: it can be sent as JSON. Texts are values, never templates, and tooltips, which
 * ECharts shows as HTML, hold them escaped. From right to left scales run the other way, and the axis of values is on the right.
 * Lines are dashed, and points and bars hollow, where a period is not over; a gap has a cross with its reason. Intervals are
 * bands of lines and whiskers of bars. The description of the chart is {@link toSentence}. The library does not need ECharts;
 * the page does.
 *
 * *Gotchas*. Inside a page from right to left, put the chart into an element with `dir="ltr"`. A build of ECharts from parts
 * needs the charts `Bar`, `Boxplot`, `Heatmap`, `Line` and `Scatter`, the components `Aria`, `Grid`, `Legend`, `Title`,
 * `Tooltip` and `VisualMap`, and `LegacyGridContainLabel`. A scale whose marks are not in equal steps, which
 * no figure of the library has, is labelled by ECharts.
 *
 * @example
 * ```ts
 * import { Deal, evaluate, winRate } from "salesmetrics";
 * import { ar } from "salesmetrics/describe/ar";
 * import { figure, toEchartsOption } from "salesmetrics/figures";
 *
 * const deals: Deal[] = [{ id: "1", status: "won", ownerId: "ann", closedAt: "2025-03-03" }];
 * const report = evaluate({ winRate }, { deals }, { by: { rep: Deal.ownerId } });
 * const option = toEchartsOption(figure(report, "winRate", { language: ar }), { theme: "dark" });
 *
 * option["backgroundColor"]; // => "#16191f"
 * JSON.stringify(option).includes('"inverse":true'); // => true
 * ```
 *
 * @category Figures
 */
export function toEchartsOption(figure: Figure, options: ThemeOptions = {}): EchartsOption {
  const caller = "toEchartsOption";
  const known = figureIn(caller, figure);
  const canvas = canvasOf(known, paletteIn(caller, knownOptionsIn(caller, options, ["theme"])));
  const { palette, drawn } = canvas;
  const isEmpty = drawn.marks.length === 0;
  const chart = isEmpty ? { series: [] } : chartOf(canvas);
  const heading = headingOf(canvas, namesIn(chart.series));
  return {
    animation: false,
    backgroundColor: palette.background,
    color: drawn.tones,
    textStyle: { color: palette.text, fontFamily: "system-ui, sans-serif" },
    aria: { enabled: true, label: { description: toSentence(known) } },
    tooltip: { trigger: "item", renderMode: "html", confine: true },
    ...heading.parts,
    ...(!isEmpty && { grid: gridOf(canvas, heading.height), ...axesOf(canvas) }),
    ...chart,
  };
}

/** What is between the axes. */
function chartOf(canvas: Canvas): Part & { readonly series: readonly Part[] } {
  return canvas.figure.kind === "cohorts" ? cellOptions(canvas) : { series: seriesOf(canvas) };
}

const mostOfTexts = 180;

/** Where the axes stand, with room for their labels and names. */
function gridOf({ figure, drawn }: Canvas, top: number): Part {
  const hasNameBelow = (drawn.isHorizontal ? figure.y : figure.x).title !== "";
  const columns = drawn.isHorizontal ? Math.max(0, ...drawn.marks.map(({ text }) => widthOf(text))) : 0;
  return {
    ...{ top: top + 32, bottom: hasNameBelow ? 44 : 16, left: 24, right: 24, containLabel: true },
    // The texts behind the ends of bars.
    [figure.direction === "rtl" ? "left" : "right"]: 24 + Math.min(mostOfTexts, columns * 7),
  };
}

/** The names of series, each once. */
function namesIn(series: readonly Part[]): string[] {
  const names = series.map(({ name }) => name);
  return [...new Set(names.filter((name) => typeof name === "string" && name !== ""))] as string[];
}

function seriesOf(canvas: Canvas): Part[] {
  switch (canvas.figure.kind) {
    case "trend":
    case "sparkline":
    case "control":
    case "survival":
      return lineSeries(canvas);
    case "scatter":
      return pointSeries(canvas);
    default:
      return barSeries(canvas);
  }
}

const lineLength = 72;
const lineHeight = 20;

/** The title, the notes below it and the names of the series; and how high they are. */
function headingOf(
  { figure, palette, drawn }: Canvas,
  names: readonly string[],
): { readonly parts: Part; readonly height: number } {
  const { title, notes, words, series } = figure;
  const lines = (texts: readonly string[]): string[] =>
    texts.flatMap((text) => wrapped(text, lineLength).map(shownText));
  const isEmpty = drawn.marks.length === 0 && !notes.includes(words.nothing);
  const [text, subtext] = [lines([title]), lines(isEmpty ? [...notes, words.nothing] : notes)];
  const hasLegend = series.length > 1 && names.length > 0;
  const top = 24 + lineHeight * (text.length + subtext.length);
  const style = { color: palette.text, lineHeight };
  const legend = {
    ...{ type: "scroll", data: names, top, left: sideOf(figure), align: sideOf(figure) },
    textStyle: { color: palette.text, width: 160, overflow: "truncate" },
  };
  return {
    parts: {
      title: {
        ...{ text: text.join("\n"), subtext: subtext.join("\n"), left: sideOf(figure) },
        ...{ padding: 12, itemGap: 0, textStyle: { ...style, fontSize: 14 }, subtextStyle: style },
      },
      ...(hasLegend && { legend }),
    },
    height: hasLegend ? top + 28 : top,
  };
}
