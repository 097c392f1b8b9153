import type { Figure } from "./figure-value.js";
import { bandsOf, cellColors, type Drawn, endsOf, type Mark, mostCellTexts, runsOf } from "./marks.js";
import type { Palette } from "./palette.js";
import type { Part, Shape } from "./vega-channels.js";

/** What layers are made of. */
export interface Canvas {
  readonly drawn: Drawn;
  readonly shape: Shape;
  readonly palette: Palette;
}

/** The layers of a figure, from the back to the front. */
export function layersOf(figure: Figure, canvas: Canvas): Part[] {
  const { marks } = canvas.drawn;
  if (marks.length === 0) return [emptyLayer(figure, canvas)];
  switch (figure.kind) {
    case "cohorts":
      return cellLayers(figure, canvas);
    case "trend":
    case "sparkline":
    case "control":
    case "survival":
      return [...lineLayers(figure, canvas), ...missingLayers(canvas)];
    case "scatter":
      return [...pointLayers(marks, canvas), ...missingLayers(canvas)];
    default:
      return barLayers(figure, canvas);
  }
}

/** A layer of some marks; none without any. */
function layer(marks: readonly Part[], mark: Part, encoding: Part): Part[] {
  return marks.length === 0 ? [] : [{ data: { values: marks }, mark, encoding }];
}

/** What makes a mark speak: the same words for the eye and for the ear. */
const told = {
  tooltip: { field: "tip", type: "nominal" },
  description: { field: "tip", type: "nominal" },
} as const;

/** Channels of the second end of a mark: `x2` for `x`. */
const second = { x: "x2", y: "y2" } as const;

function emptyLayer({ words }: Figure, { palette }: Canvas): Part {
  return {
    data: { values: [{ text: words.nothing }] },
    mark: { type: "text", color: palette.text, fontSize: 14 },
    encoding: { text: { field: "text", type: "nominal" } },
  };
}

function lineLayers(figure: Figure, canvas: Canvas): Part[] {
  const { drawn, shape } = canvas;
  const { across, up, place, value, color } = shape;
  const interpolate = figure.kind === "survival" ? { interpolate: stepOf(figure) } : {};
  const placed = drawn.marks.filter(({ y }) => y !== null);
  const lines = figure.series.flatMap((_, series) =>
    runsOf(drawn.marks.filter((mark) => mark.series === series)).map((run) => ({ ...run, series })),
  );
  const rows = (isDashed: boolean, isLimit: boolean): Part[] =>
    lines.flatMap((run, number) =>
      run.isDashed === isDashed && isLimitAt(figure, run.series) === isLimit
        ? run.marks.map(({ x, y, tone }) => ({ x, y, tone, run: number }))
        : [],
    );
  const line = (marks: readonly Part[], look: Part): Part[] =>
    layer(
      marks,
      { type: "line", ...interpolate, ...look, aria: false, tooltip: null },
      {
        [across]: place,
        [up]: value("y"),
        color,
        detail: { field: "run", type: "nominal" },
      },
    );
  const bands = figure.series
    .flatMap((_, series) => bandsOf(drawn.marks.filter((mark) => mark.series === series)))
    .flatMap((marks, run) => marks.map(({ x, low, high, tone }) => ({ x, low, high, tone, run })));
  const shown = figure.kind === "sparkline" ? placed.slice(-1) : placed;
  return [
    ...layer(
      bands,
      { type: "area", ...interpolate, opacity: 0.18, aria: false, tooltip: null },
      {
        [across]: place,
        [up]: value("low"),
        [second[up]]: { field: "high" },
        color,
        detail: { field: "run", type: "nominal" },
      },
    ),
    ...line(rows(false, true), { strokeWidth: 1, strokeDash: [2, 3] }),
    ...line(rows(false, false), { strokeWidth: 2 }),
    ...line(rows(true, false), { strokeWidth: 2, strokeDash: [5, 4] }),
    ...pointLayers(
      shown.filter(({ series }) => !isLimitAt(figure, series)),
      canvas,
    ),
  ];
}

/** A share holds until the next age. Vega joins points from the left, which from right to left is the end. */
function stepOf({ direction }: Figure): string {
  return direction === "rtl" ? "step-before" : "step-after";
}

function isLimitAt({ series }: Figure, place: number): boolean {
  const role = series[place]?.role;
  return role === "center" || role === "limit";
}

/** Filled points; hollow ones of what is not over; a diamond for what is unusual. */
function pointLayers(marks: readonly Mark[], { shape, palette }: Canvas): Part[] {
  const { across, up, place, value, color } = shape;
  const rows = (isHollow: boolean, isUnusual: boolean): Part[] =>
    marks
      .filter(({ y, partial, unusual }) => y !== null && partial === isHollow && unusual === isUnusual)
      .map(rowOf);
  const encoding = { [across]: place, [up]: value("y"), color, ...told };
  const hollow = { filled: false, fill: palette.background, strokeWidth: 2 };
  const usual = { type: "point", size: 48, opacity: 1 };
  const unusual = { ...usual, shape: "diamond", size: 140 };
  return [
    ...layer(rows(false, false), { ...usual, filled: true }, encoding),
    ...layer(rows(true, false), { ...usual, ...hollow }, encoding),
    ...layer(rows(false, true), { ...unusual, filled: true }, encoding),
    ...layer(rows(true, true), { ...unusual, ...hollow }, encoding),
  ];
}

function rowOf({ x, y, base, low, high, end, text, tip, tone, series }: Mark): Part {
  return { x, y, base, low, high, end, text, tip, tone, series };
}

function barLayers(figure: Figure, { drawn, shape, palette }: Canvas): Part[] {
  const { across, up, place, value, color } = shape;
  const values = figure.series.flatMap(({ role }, series) => (isBar(role) ? [series] : []));
  const bars = drawn.marks.filter(({ series }) => values.includes(series));
  const rows = (isHollow: boolean): Part[] =>
    bars.filter(({ y, partial }) => y !== null && partial === isHollow).map(rowOf);
  const encoding = { [across]: place, ...offsetOf(across, values) };
  const ranges = (role: string): Part[] => rangesOf(figure, drawn, role);
  const between = (places: Part): Part => ({
    ...places,
    [up]: value("low"),
    [second[up]]: { field: "high" },
  });
  const spans = { ...encoding, [up]: value("base"), [second[up]]: { field: "y" }, color, ...told };
  const hollow = { filled: false, fill: palette.background, strokeWidth: 2, strokeDash: [4, 3] };
  const text = { type: "text", ...besideOf(figure, drawn), aria: false };
  const words = { ...encoding, text: { field: "text", type: "nominal" } };
  const whisker = { type: "rule", color: palette.text, strokeWidth: 1.5, aria: false };
  return [
    ...layer(
      ranges("expected"),
      { type: "bar", color: palette.muted, opacity: 0.3, aria: false },
      between({ [across]: place }),
    ),
    ...layer(rows(false), { type: "bar" }, spans),
    ...layer(rows(true), { type: "bar", ...hollow }, spans),
    ...layer(bars.filter(({ low }) => low !== null).map(rowOf), whisker, between(encoding)),
    ...layer(ranges("landing"), whisker, between({ [across]: place })),
    ...goalLayers(figure, { drawn, shape, palette }),
    ...layer(
      bars.filter(({ y }) => y !== null).map(rowOf),
      { ...text, color: palette.text },
      { ...words, [up]: value("end") },
    ),
    ...layer(
      bars.filter(({ y }) => y === null).map(rowOf),
      { ...text, color: palette.text, fontStyle: "italic", aria: true },
      { ...words, ...startOf(shape), ...told },
    ),
  ];
}

/** The intervals of what a bar is compared with: the tolerance of a goal, the bounds of its landing. */
function rangesOf({ series }: Figure, { marks }: Drawn, role: string): Part[] {
  return marks.filter((mark) => mark.low !== null && series[mark.series]!.role === role).map(rowOf);
}

/** Bars of several series stand beside each other. */
function offsetOf(across: "x" | "y", series: readonly number[]): Part {
  if (series.length < 2) return {};
  return { [`${across}Offset`]: { field: "series", type: "nominal", scale: { domain: series } } };
}

/** Where a text stands: behind the end of a bar, or over it. */
function besideOf({ direction }: Figure, { isHorizontal }: Drawn): Part {
  if (!isHorizontal) return { align: "center", baseline: "bottom", dy: -4 };
  return direction === "rtl" ? { align: "right", dx: -6 } : { align: "left", dx: 6 };
}

/** A line across the bar where a goal is, and where it is expected by now; a circle where it will end. */
function goalLayers(figure: Figure, { drawn, shape, palette }: Canvas): Part[] {
  const { across, up, place, value, color } = shape;
  const tick = { type: "tick", thickness: 3, orient: drawn.isHorizontal ? "vertical" : "horizontal" };
  const circle = { type: "point", filled: false, fill: palette.background, size: 48, opacity: 1 };
  return (["expected", "target", "center", "limit", "landing"] as const).flatMap((role) =>
    layer(
      drawn.marks.filter(({ y, series }) => y !== null && figure.series[series]!.role === role).map(rowOf),
      role === "landing" ? circle : tick,
      { [across]: place, [up]: value("y"), color, ...told },
    ),
  );
}

function isBar(role: string): boolean {
  return role === "value" || role === "yearBefore";
}

/** A cross at the beginning of the scale for each point without a value, with the reason. */
function missingLayers({ drawn, shape, palette }: Canvas): Part[] {
  const { across, place } = shape;
  return layer(
    drawn.marks.filter(({ y }) => y === null).map(rowOf),
    { type: "point", shape: "cross", size: 60, angle: 45, filled: true, color: palette.muted, opacity: 1 },
    { [across]: place, ...startOf(shape), ...told },
  );
}

/** The beginning of the scale of values. */
function startOf({ up, value }: Shape): Part {
  if (up === "y") return { y: { value: "height" } };
  const { reverse } = value("y")["scale"] as { readonly reverse: boolean };
  return { x: { value: reverse ? "width" : 0 } };
}

function cellLayers(figure: Figure, { drawn, shape, palette }: Canvas): Part[] {
  const ends = endsOf(figure.y, figure.series, "y");
  const cell = (mark: Mark): Part => ({
    ...rowOf(mark),
    ...(mark.y === null
      ? { fill: palette.background, ink: palette.text }
      : cellColors(mark.y, ends, palette)),
  });
  const encoding = { x: shape.place, y: rowsOf(figure) };
  const fill = { fill: { field: "fill", type: "nominal", scale: null, legend: null } };
  const rows = (isUnripe: boolean): Part[] =>
    drawn.marks.filter(({ partial }) => partial === isUnripe).map(cell);
  const outline = { stroke: palette.text, strokeDash: [3, 2], strokeWidth: 1.5 };
  return [
    ...layer(rows(false), { type: "rect" }, { ...encoding, ...fill, ...told }),
    ...layer(rows(true), { type: "rect", ...outline }, { ...encoding, ...fill, ...told }),
    ...(drawn.places.length > mostCellTexts
      ? []
      : layer(
          drawn.marks.filter(({ y }) => y !== null).map(cell),
          { type: "text", aria: false },
          {
            ...encoding,
            text: { field: "text", type: "nominal" },
            color: { field: "ink", type: "nominal", scale: null, legend: null },
          },
        )),
  ];
}

/** A row of the heat map for each series. */
function rowsOf({ series, direction, words }: Figure): Part {
  return {
    field: "series",
    type: "ordinal",
    title: words.cohort,
    scale: { type: "band", domain: series.map((_, place) => place), paddingInner: 0.04 },
    axis: { orient: direction === "rtl" ? "right" : "left", labelExpr: "seriesNames[datum.value]" },
  };
}
