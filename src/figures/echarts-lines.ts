import {
  type Canvas,
  crossSeries,
  fillOf,
  itemOf,
  type Part,
  partsOf,
  positionAt,
  shownText,
} from "./echarts-parts.js";
import type { FigureSeries } from "./figure-value.js";
import { bandsOf, endsOf, type Mark, runsOf } from "./marks.js";

/** Lines with their bands and points, from the back to the front. The parts of a line share its name. */
export function lineSeries(canvas: Canvas): Part[] {
  const parts = partsOf(canvas);
  const isSmall = canvas.figure.kind === "sparkline";
  return [
    ...parts.flatMap(({ place, marks }) => bandSeries(canvas, place, marks)),
    ...parts.flatMap(({ series, place, marks }) => strokes(canvas, series, place, marks)),
    ...parts.flatMap(({ series, marks }) => {
      if (isLimit(series)) return [];
      const placed = marks.filter(({ y }) => y !== null);
      return points(canvas, series, isSmall ? placed.slice(-1) : placed);
    }),
    ...(isSmall ? [] : missingSeries(canvas)),
  ];
}

/** The points of a scatter plot. */
export function pointSeries(canvas: Canvas): Part[] {
  const all = partsOf(canvas).flatMap(({ series, marks }) =>
    points(
      canvas,
      series,
      marks.filter(({ y }) => y !== null),
    ),
  );
  return [...all, ...missingSeries(canvas)];
}

function isLimit({ role }: FigureSeries): boolean {
  return role === "center" || role === "limit";
}

/** The whole parts of a line, and those to a period that is not over. */
function strokes(canvas: Canvas, series: FigureSeries, place: number, marks: readonly Mark[]): Part[] {
  const { figure, drawn } = canvas;
  const color = drawn.tones[place]!;
  const runs = runsOf(marks);
  const stroke = (isDashed: boolean): Part[] => {
    // A gap after each run: else ECharts would join two.
    const data = runs
      .filter((run) => run.isDashed === isDashed)
      .flatMap((run) => [
        ...run.marks.map(({ x, y }) => positionAt(canvas, x, y)),
        positionAt(canvas, run.marks.at(-1)!.x, null),
      ]);
    if (data.length === 0) return [];
    const type = isDashed || series.role === "limit" ? "dashed" : "solid";
    return [
      {
        ...{ type: "line", name: shownText(series.name), data, symbol: "none", silent: true },
        ...{ itemStyle: { color }, lineStyle: { color, width: isLimit(series) ? 1 : 2, type } },
        ...(figure.kind === "survival" && { step: "end" }),
      },
    ];
  };
  return [...stroke(false), ...stroke(true)];
}

/** Filled points; hollow ones of what is not over; a diamond for what is unusual. */
function points(canvas: Canvas, { name }: FigureSeries, marks: readonly Mark[]): Part[] {
  if (marks.length === 0) return [];
  const data = marks.map((mark) =>
    itemOf(mark, positionAt(canvas, mark.x, mark.y), {
      ...{ symbol: mark.unusual ? "diamond" : "circle", symbolSize: mark.unusual ? 13 : 7 },
      itemStyle: { ...fillOf(canvas, mark), borderType: "solid" },
    }),
  );
  const color = canvas.drawn.tones[marks[0]!.series]!;
  return [{ type: "scatter", name: shownText(name), data, itemStyle: { color, opacity: 1 }, z: 3 }];
}

/** The bands of intervals: an invisible line along the low bounds, and the way up to the high ones, filled. */
function bandSeries(canvas: Canvas, place: number, marks: readonly Mark[]): Part[] {
  const { figure, drawn } = canvas;
  return bandsOf(marks).flatMap((band, number) => {
    const line = {
      ...{ type: "line", stack: `band ${place} ${number}`, stackStrategy: "all", symbol: "none" },
      ...{ silent: true, lineStyle: { opacity: 0 }, itemStyle: { color: drawn.tones[place]! } },
      ...(figure.kind === "survival" && { step: "end" }),
    };
    const along = (valueOf: (mark: Mark) => number): unknown[] =>
      band.map((mark) => positionAt(canvas, mark.x, valueOf(mark)));
    return [
      { ...line, data: along(({ low }) => low!) },
      {
        ...line,
        data: along(({ low, high }) => high! - low!),
        areaStyle: { color: drawn.tones[place]!, opacity: 0.18 },
      },
    ];
  });
}

/** A cross at the beginning of the scale for each point without a value. */
function missingSeries(canvas: Canvas): Part[] {
  const { figure, drawn } = canvas;
  const [low] = endsOf(figure.y, figure.series, "y");
  const missing = drawn.marks.filter(({ y }) => y === null);
  return crossSeries(
    canvas,
    missing.map((mark) => itemOf(mark, positionAt(canvas, mark.x, low), {})),
  );
}
