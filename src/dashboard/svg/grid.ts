import type { Figure, FigurePoint, FigureSeries } from "../../figures/figure-value.js";
import { tipOf } from "../../figures/marks.js";
import { labelsBelow } from "./axis-labels.js";
import { fontSize, label, type Pen, rectangle, told } from "./pen.js";
import { linear, positionsOf, rangeOf, type Scale } from "./scale.js";
import { widthOf } from "./text-width.js";

const cellHeight = 22;
const heading = 20;

/** A heat map: a row for each series, a column for each place. */
export function drawnGrid(pen: Pen, figure: Figure): string {
  const most = Math.max(0, Math.floor((pen.height - heading) / cellHeight));
  const isCut = figure.series.length > most;
  const shown = isCut ? figure.series.slice(0, Math.max(0, most - 1)) : figure.series;
  const names = shown.map(({ name }) => widthOf(name, fontSize));
  const start = Math.min(pen.width * 0.36, Math.max(0, ...names)) + 8;
  const columns = columnsOf(figure);
  const width = (pen.width - start) / Math.max(1, columns.length);
  const places = new Map(columns.map(({ position }, place) => [position, place]));
  const left = (position: number): number => start + places.get(position)! * width;
  const shade = linear(rangeOf(figure.y, positionsOf(figure)), [0.05, 0.4]);
  const rows = shown.map((one, row) => {
    const top = heading + row * cellHeight;
    const name = label(pen, one.name, [0, top + cellHeight / 2 + fontSize / 3], start - 6);
    const cells = one.points
      .filter(({ x }) => x !== null)
      .map((point) => drawnCell(pen, figure, one, point, { left: left(point.x!), top, width, shade }));
    return name + cells.join("");
  });
  return labelsBelow(pen, columns, (position) => left(position) + width / 2, 13) + rows.join("");
}

/** The height that all rows need. */
export function heightOfGrid({ series }: Figure): number {
  return heading + series.length * cellHeight + 2;
}

/** The marks of the scale; without one, the label of each place. */
function columnsOf({ x, series }: Figure): { position: number; text: string }[] {
  const texts = new Map<number, string>();
  for (const { points } of series)
    for (const point of points) if (point.x !== null) texts.set(point.x, point.label);
  for (const { position, text } of x.ticks) if (texts.has(position)) texts.set(position, text);
  return Array.from(texts, ([position, text]) => ({ position, text })).sort(
    (left, right) => left.position - right.position,
  );
}

interface Cell {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly shade: Scale;
}

/** A cell; without a fill and with a dashed edge where its cohort is not ripe. */
function drawnCell(pen: Pen, figure: Figure, one: FigureSeries, point: FigurePoint, cell: Cell): string {
  const { left, top, width, shade } = cell;
  const { series, muted, grid } = pen.colors;
  const isOpen = point.partial === true || point.y === null;
  const look = isOpen
    ? { fill: "none", stroke: point.partial === true ? muted : grid, "stroke-dasharray": "2 2" }
    : { fill: series[0]!, "fill-opacity": Math.round(shade(point.y) * 1000) / 1000, stroke: grid };
  const box = rectangle(pen, [left + 1, top + 1], [left + width - 1, top + cellHeight - 1], look);
  const fits = point.y !== null && widthOf(point.text, fontSize) <= width - 4;
  const middle = [left + width / 2, top + cellHeight / 2 + fontSize / 3] as const;
  const text = fits ? label(pen, point.text, middle, width, { anchor: "middle" }) : "";
  return told(tipOf(figure, one, point), box + text);
}
