import { isolated } from "../../describe/isolated.js";
import type { Figure, FigureInterval, FigurePoint, FigureSeries } from "../../figures/figure-value.js";
import { tipOf } from "../../figures/marks.js";
import { legendOf, lookOf } from "./legend.js";
import { disk, fontSize, label, type Look, path, type Pen, rectangle, told } from "./pen.js";
import { linear, positionsOf, rangeOf, type Scale } from "./scale.js";
import { widthOf } from "./text-width.js";

/** A bar, or what marks a place of one. */
interface Bar {
  readonly one: FigureSeries;
  readonly point: FigurePoint;
}

const barHeight = 14;

/** Below each other: a label, its bars, and their values in words. */
export function drawnRows(pen: Pen, figure: Figure): string {
  const legend = legendOf(pen, figure);
  const rows = rowsOf(figure);
  const height = rowHeight(figure);
  const most = Math.max(1, Math.floor((pen.height - legend.height - 4) / height));
  const isCut = rows.length > most;
  const shown = isCut ? rows.slice(0, Math.max(0, most - 1)) : rows;
  const layout = layoutOf(pen, figure, shown);
  const drawn = shown.map((row, place) =>
    drawnRow(pen, figure, row, legend.height + 2 + place * height, layout),
  );
  return [legend.drawn, ...drawn, isCut ? notShown(pen, figure, rows.length - shown.length) : ""].join("");
}

/** The height that all rows need. */
export function heightOfRows(pen: Pen, figure: Figure): number {
  return legendOf(pen, figure).height + rowsOf(figure).length * rowHeight(figure) + 4;
}

function rowHeight({ kind, series }: Figure): number {
  const bars = Math.max(1, series.filter(({ role }) => isBar(role)).length);
  return bars * barHeight + (kind === "distribution" ? 4 : 10);
}

function isBar(role: FigureSeries["role"]): boolean {
  return role === "value" || role === "yearBefore";
}

/** The bars of each place, in its order. */
function rowsOf({ series }: Figure): Bar[][] {
  const rows = new Map<number, Bar[]>();
  for (const one of series)
    for (const point of one.points) {
      if (point.x === null) continue;
      const row = rows.get(point.x) ?? [];
      row.push({ one, point });
      rows.set(point.x, row);
    }
  return [...rows].sort(([left], [right]) => left - right).map(([, row]) => row);
}

interface Layout {
  readonly labels: number;
  readonly scale: Scale;
  readonly texts: number;
  /** Where the texts of values begin. */
  readonly end: number;
}

function layoutOf(pen: Pen, figure: Figure, rows: readonly (readonly Bar[])[]): Layout {
  const widest = (texts: readonly string[], part: number): number =>
    texts.reduce((width, text) => Math.max(width, Math.min(pen.width * part, widthOf(text, fontSize))), 0);
  const isGoals = figure.kind === "bullet";
  const labels = widest(rows.map(labelOf), isGoals ? 0.3 : 0.4);
  const texts = widest(
    rows
      .flat()
      .filter(({ one }) => isBar(one.role))
      .map(({ point }) => valueOf(figure, point)),
    // The words of a goal are longer than a value: they have what its label leaves, but for the bar.
    isGoals ? 0.8 - labels / pen.width : 0.36,
  );
  const end = pen.width - texts;
  const scale = linear(rangeOf(figure.y, [0, ...positionsOf(figure)]), [
    labels + 10,
    Math.max(labels + 11, end - 8),
  ]);
  return { labels, scale, texts, end };
}

/** What a row is of; in a ranking with its rank. */
function labelOf(row: readonly Bar[]): string {
  const { label: text, detail = "" } = row[0]!.point;
  return detail.startsWith("#") ? `${detail} ${isolated(text)}` : text;
}

/** The value, in a funnel with its share of the step before, of a goal with how it stands. */
function valueOf({ kind }: Figure, { text, detail }: FigurePoint): string {
  const isTold = (kind === "funnel" || kind === "bullet") && detail !== undefined;
  return isTold ? `${text} · ${detail}` : text;
}

function drawnRow(pen: Pen, figure: Figure, row: readonly Bar[], top: number, layout: Layout): string {
  const { labels, texts, end, scale } = layout;
  const bars = row.filter(({ one }) => isBar(one.role));
  const marks = row.filter(({ one }) => !isBar(one.role));
  const bottom = top + Math.max(1, bars.length) * barHeight;
  const name = label(pen, labelOf(row), [0, (top + bottom) / 2 + fontSize / 3], labels + 1);
  const zero = path(
    pen,
    [
      [scale(0), top - 2],
      [scale(0), bottom + 2],
    ],
    { stroke: pen.colors.grid },
  );
  const drawn = bars.map(({ one, point }, place) => {
    const at = top + place * barHeight;
    const text = label(pen, valueOf(figure, point), [end, at + barHeight / 2 + fontSize / 3], texts + 1);
    return told(tipOf(figure, one, point), drawnBar(pen, figure, { one, point }, at, scale)) + text;
  });
  const edges = [top - 2, bottom + 2] as const;
  const bands = marks.map((bar) => drawnBand(pen, bar, edges, scale));
  const lines = marks.map((bar) => drawnMark(pen, figure, bar, edges, scale));
  return [name, zero, ...bands, ...drawn, ...lines].join("");
}

/** A bar; hollow where its period is not over, with a whisker where it has an interval. */
function drawnBar(pen: Pen, figure: Figure, { one, point }: Bar, top: number, scale: Scale): string {
  const { y, base = 0, partial, others, interval } = point;
  if (y === null) return "";
  const { stroke: color = "" } = lookOf(pen, figure, one);
  const fill = partial === true ? pen.colors.background : others === true ? pen.colors.muted : color;
  const bar = rectangle(pen, [scale(base), top + 1], [scale(y), top + barHeight - 1], {
    fill,
    stroke: color,
  });
  if (interval === undefined) return bar;
  return bar + whisker(pen, interval, top + barHeight / 2, scale);
}

function whisker(pen: Pen, { low, high }: FigureInterval, middle: number, scale: Scale): string {
  const places = [low, high].map((position) => [scale(position), middle] as const);
  return path(pen, places, { stroke: pen.colors.text });
}

/** The values at which a goal is on plan: a band behind the bar. */
function drawnBand(
  pen: Pen,
  { one, point: { interval } }: Bar,
  [top, bottom]: readonly [number, number],
  scale: Scale,
): string {
  if (one.role !== "expected" || interval === undefined) return "";
  const look: Look = { fill: pen.colors.muted, "fill-opacity": 0.3 };
  return rectangle(pen, [scale(interval.low), top], [scale(interval.high), bottom], look);
}

/** A target, or what is expected: a line across the row. Where a goal will end: a disk, with its whisker. */
function drawnMark(
  pen: Pen,
  figure: Figure,
  { one, point }: Bar,
  [top, bottom]: readonly [number, number],
  scale: Scale,
): string {
  if (point.y === null) return "";
  const at = scale(point.y);
  const text = tipOf(figure, one, point);
  if (one.role === "landing") {
    const middle = (top + bottom) / 2;
    const look = { fill: pen.colors.background, stroke: pen.colors.text };
    const range = point.interval === undefined ? "" : whisker(pen, point.interval, middle, scale);
    return told(text, range + disk(pen, [at, middle], 3.5, look));
  }
  return told(
    text,
    path(
      pen,
      [
        [at, top],
        [at, bottom],
      ],
      { ...lookOf(pen, figure, one), "stroke-width": 2.5 },
    ),
  );
}

function notShown(pen: Pen, { words, language }: Figure, count: number): string {
  const text = words.notShown.replace("{n}", () => new Intl.NumberFormat(language).format(count));
  return label(pen, text, [0, pen.height - 6], pen.width, { fill: pen.colors.muted });
}
