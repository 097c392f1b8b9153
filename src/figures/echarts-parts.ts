import { escaped } from "./escaped.js";
import type { Figure } from "./figure-value.js";
import { type Drawn, drawnOf, type Mark } from "./marks.js";
import type { Palette } from "./palette.js";
import { apart, unlikeProperty } from "./printable.js";

/** A part of an option. */
export type Part = Readonly<Record<string, unknown>>;

/** What an option is made of. */
export interface Canvas {
  readonly figure: Figure;
  readonly drawn: Drawn;
  readonly palette: Palette;
  /** The number of a place: ECharts counts the labels of an axis. */
  readonly numberOf: ReadonlyMap<number, number>;
}

export function canvasOf(figure: Figure, palette: Palette): Canvas {
  const drawn = drawnOf(figure, palette);
  return { figure, drawn, palette, numberOf: new Map(drawn.places.map((at, number) => [at, number])) };
}

/** The series with their places and their marks. */
export function partsOf({ figure, drawn }: Canvas) {
  return figure.series.map((series, place) => ({
    series,
    place,
    marks: drawn.marks.filter((mark) => mark.series === place),
  }));
}

/** The side on which a line of text begins. */
export function sideOf({ direction }: Figure): "left" | "right" {
  return direction === "rtl" ? "right" : "left";
}

/** The position of a value at a place: across, then up. */
export function positionAt(
  { drawn, numberOf }: Canvas,
  x: number,
  y: number | null,
): readonly (number | null)[] {
  const place = drawn.isNumeric ? x : numberOf.get(x)!;
  return drawn.isHorizontal ? [y, place] : [place, y];
}

/** A mark at a position, with its words for a pointer. */
export function itemOf({ tip }: Pick<Mark, "tip">, value: readonly (number | null)[], look: Part): Part {
  return { value, tooltip: { formatter: tooltipText(tip) }, ...look };
}

/** A text as it is shown, in its own direction. */
export function shownText(text: string): string {
  return unlikeProperty(apart(text));
}

/** A text for a tooltip: HTML, and a template in which braces hold names of values. */
export function tooltipText(text: string): string {
  return escaped(apart(text)).replace(/\{/g, "&#123;");
}

/** A text for a label: no HTML, and a template in which braces hold names of values. */
export function labelText(text: string): string {
  return shownText(text).replace(/\{/g, "{\u200b");
}

/** The colours of a mark: hollow where its period is not over. */
export function fillOf({ drawn, palette }: Canvas, { tone, partial }: Mark): Part {
  const color = drawn.tones[tone]!;
  return partial
    ? { color: palette.background, borderColor: color, borderWidth: 2, borderType: "dashed" }
    : { color };
}

/** A cross at a position for what has no value, with the reason. */
export function crossSeries({ palette }: Canvas, data: readonly Part[]): Part[] {
  if (data.length === 0) return [];
  const look = { color: "none", borderColor: palette.muted, borderWidth: 2 };
  return [
    { type: "scatter", symbol: "path://M0,0L10,10M10,0L0,10", symbolSize: 8, itemStyle: look, data, z: 4 },
  ];
}
