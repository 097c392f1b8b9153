import { memoized } from "../memo.js";
import {
  type Canvas,
  crossSeries,
  fillOf,
  itemOf,
  labelText,
  type Part,
  partsOf,
  positionAt,
  shownText,
  sideOf,
} from "./echarts-parts.js";
import type { FigureSeries } from "./figure-value.js";
import { endsOf, type Mark } from "./marks.js";

/** Bars, with what they are compared with: the tolerance over them, their intervals, the goals in front. */
export function barSeries(canvas: Canvas): Part[] {
  const parts = partsOf(canvas);
  const bars = parts.filter(({ series }) => isBar(series));
  const others = parts.filter(({ series }) => !isBar(series));
  const landing = others.filter(({ series }) => series.role === "landing").flatMap(({ marks }) => marks);
  return [
    ...others.flatMap(({ series, marks }) =>
      series.role === "expected" ? bandSeries(canvas, series, marks) : [],
    ),
    ...bars.flatMap(({ series, marks }) => spanSeries(canvas, series, marks, bars.length > 1)),
    ...(bars.length === 1 ? textSeries(canvas, bars[0]!.marks) : []),
    // As many as there are bars side by side, so that each stands on its own.
    ...whiskerSeries(
      canvas,
      bars.map(({ marks }, place) => (place === 0 ? [...marks, ...landing] : marks)),
    ),
    ...others.flatMap(({ series, marks }) => goalSeries(canvas, series, marks)),
    ...missingSeries(canvas),
  ];
}

function isBar({ role }: FigureSeries): boolean {
  return role === "value" || role === "yearBefore";
}

/** A bar for each mark; from its base, if it has one, on an invisible bar up to there. */
function spanSeries(
  canvas: Canvas,
  { name }: FigureSeries,
  marks: readonly Mark[],
  hasTexts: boolean,
): Part[] {
  const placed = marks.filter(({ y }) => y !== null);
  const isRaised = placed.some(({ base }) => base !== 0);
  const data = placed.map((mark) =>
    itemOf(mark, positionAt(canvas, mark.x, isRaised ? mark.y! - mark.base : mark.y), {
      itemStyle: fillOf(canvas, mark),
      ...(hasTexts && { label: labelOf(canvas, mark) }),
    }),
  );
  const bar = { ...lookOf(canvas), name: shownText(name) };
  if (!isRaised) return [{ ...bar, data }];
  const bases = placed.map(({ x, base }) => positionAt(canvas, x, base));
  return raised({ ...bar, data, stack: `bar ${name}` }, bases);
}

/** The texts of bars that stand alone: behind all that is drawn at their place. Bars side by side have them at their ends. */
function textSeries(canvas: Canvas, marks: readonly Mark[]): Part[] {
  const placed = marks.filter(({ y }) => y !== null);
  if (placed.length === 0) return [];
  const ends = new Map<number, number>();
  for (const { x, y, end } of canvas.drawn.marks)
    if (y !== null) ends.set(x, Math.max(end, ends.get(x) ?? end));
  const data = placed.map((mark) => ({
    value: positionAt(canvas, mark.x, ends.get(mark.x)!),
    label: labelOf(canvas, mark),
  }));
  return [
    {
      type: "scatter",
      silent: true,
      symbolSize: 1,
      itemStyle: { color: "transparent", opacity: 1 },
      data,
      z: 5,
    },
  ];
}

function labelOf(canvas: Canvas, { text }: Mark): Part {
  const look = { show: true, position: besideOf(canvas), color: canvas.palette.text };
  return { ...look, formatter: labelText(text) };
}

/** Where a text stands: behind the end of a bar, or over it. */
function besideOf({ figure, drawn }: Canvas): "left" | "right" | "top" {
  if (!drawn.isHorizontal) return "top";
  return sideOf(figure) === "right" ? "left" : "right";
}

/** Bars on invisible ones, which the legend does not know. */
function raised({ name, ...bar }: Part, bases: readonly unknown[]): Part[] {
  const stacked = { ...bar, stackStrategy: "all" };
  return [
    { ...stacked, data: bases, silent: true, itemStyle: { color: "transparent" } },
    { ...stacked, name },
  ];
}

/** Bars of several series stand side by side; those of goals where the band of their tolerance is. */
function lookOf({ figure: { kind } }: Canvas): Part {
  const look = { type: "bar", barCategoryGap: kind === "distribution" ? "4%" : "25%" };
  return kind === "bullet" ? { ...look, barGap: "-100%", barWidth: "50%" } : look;
}

/** The values at which goals are on plan: a veil over the bars. */
function bandSeries(canvas: Canvas, { name }: FigureSeries, marks: readonly Mark[]): Part[] {
  const ranged = marks.filter(({ low }) => low !== null);
  if (ranged.length === 0) return [];
  const band = {
    ...{ ...lookOf(canvas), silent: true, stack: "tolerance", name: shownText(name), z: 3 },
    itemStyle: { color: canvas.palette.muted, opacity: 0.3 },
    data: ranged.map(({ x, low, high }) => positionAt(canvas, x, high! - low!)),
  };
  return raised(
    band,
    ranged.map(({ x, low }) => positionAt(canvas, x, low)),
  );
}

/** The intervals of bars: box plots whose boxes are closed. */
function whiskerSeries(canvas: Canvas, bars: readonly (readonly Mark[])[]): Part[] {
  const { drawn, palette, numberOf } = canvas;
  if (!bars.flat().some(({ low }) => low !== null)) return [];
  const values = [1, 2, 3, 4, 5];
  return bars.map((marks) => ({
    ...{ type: "boxplot", silent: true, boxWidth: [6, 6], z: 3 },
    encode: drawn.isHorizontal ? { x: values, y: 0 } : { x: 0, y: values },
    itemStyle: { color: "transparent", borderColor: palette.text, borderWidth: 1.5 },
    data: marks
      .filter(({ low }) => low !== null)
      .map(({ x, y, low, high }) => [numberOf.get(x)!, low, y, y, y, high]),
  }));
}

/** A line across the bar where a goal is, and where it is expected by now; a circle where it will end. */
function goalSeries(canvas: Canvas, { name, role }: FigureSeries, marks: readonly Mark[]): Part[] {
  const { drawn, palette } = canvas;
  const placed = marks.filter(({ y }) => y !== null);
  if (placed.length === 0) return [];
  const color = drawn.tones[placed[0]!.tone]!;
  const circle = {
    ...{ symbol: "circle", symbolSize: 9 },
    itemStyle: { color: palette.background, borderColor: color, borderWidth: 2 },
  };
  const line = { symbol: "rect", symbolSize: drawn.isHorizontal ? [3, 20] : [20, 3], itemStyle: { color } };
  const look = role === "landing" ? circle : line;
  const data = placed.map((mark) => itemOf(mark, positionAt(canvas, mark.x, mark.y), {}));
  return [{ type: "scatter", name: shownText(name), ...look, data, z: 4 }];
}

/** A cross and the reasons at the beginning of the scale for each place without a value. */
function missingSeries(canvas: Canvas): Part[] {
  const { figure, drawn, palette } = canvas;
  const [low] = endsOf(figure.y, figure.series, "y");
  const places = new Map<number, Mark[]>();
  for (const mark of drawn.marks) if (mark.y === null) memoized(places, mark.x, (): Mark[] => []).push(mark);
  const look = { show: true, color: palette.text, fontStyle: "italic" };
  const position = besideOf(canvas);
  return crossSeries(
    canvas,
    Array.from(places, ([x, marks]) => {
      const all = (texts: readonly string[]): string => [...new Set(texts)].join(figure.words.comma);
      const formatter = labelText(all(marks.map(({ text }) => text)));
      return itemOf({ tip: all(marks.map(({ tip }) => tip)) }, positionAt(canvas, x, low), {
        label: { ...look, position, formatter },
      });
    }),
  );
}
