import type { Figure, FigurePoint, FigureSeries } from "../../figures/figure-value.js";
import { tipOf } from "../../figures/marks.js";
import { lookOf } from "./legend.js";
import { disk, type Look, path, type Pen, type Place, told } from "./pen.js";
import { isPlaced, type Placed, type Plane } from "./scale.js";

/** The most points of a line that are drawn as disks. */
const mostDisks = 60;

/** All series: first what values are compared with, then the values. */
export function drawnSeries(pen: Pen, figure: Figure, plane: Plane): string {
  const behind = figure.series.filter(({ role }) => role !== "value");
  const inFront = figure.series.filter(({ role }) => role === "value");
  return [...behind, ...inFront].map((one) => drawnOne(pen, figure, one, plane)).join("");
}

function drawnOne(pen: Pen, figure: Figure, one: FigureSeries, plane: Plane): string {
  const look = lookOf(pen, figure, one);
  const runs = runsOf(one.points);
  const isLine = figure.kind !== "scatter";
  const band = figure.kind === "survival" ? runs.map((run) => drawnBand(pen, run, plane, look)) : [];
  const lines = isLine ? runs.map((run) => drawnRun(pen, figure, run, plane, look)) : [];
  const isFew =
    !isLine || (one.points.length <= mostDisks && one.role === "value" && figure.kind !== "survival");
  const alone = new Set(runs.filter((run) => run.length === 1).flat());
  const marked = one.points.filter(
    (point) => isFew || point.partial || point.unusual || point.reason !== null || alone.has(point as Placed),
  );
  return [...band, ...lines, ...marked.map((point) => drawnPoint(pen, figure, one, point, plane))].join("");
}

/** Neighbours that have values: a missing one is a gap. */
function runsOf(points: readonly FigurePoint[]): Placed[][] {
  const runs: Placed[][] = [];
  let isOpen = false;
  for (const point of points) {
    if (isPlaced(point)) {
      if (isOpen) runs.at(-1)!.push(point);
      else runs.push([point]);
    }
    isOpen = isPlaced(point);
  }
  return runs;
}

/** The line through the points of a run; what leads to a period that is not over is dashed. */
function drawnRun(pen: Pen, { kind }: Figure, run: readonly Placed[], { x, y }: Plane, look: Look): string {
  const placeOf = (point: Placed): Place => [x(point.x), y(point.y)];
  if (kind === "survival") return path(pen, stepsThrough(run.map(placeOf)), look);
  const firstPartial = run.findIndex(({ partial }) => partial);
  if (firstPartial < 1) return path(pen, run.map(placeOf), look);
  const [whole, open] = [run.slice(0, firstPartial), run.slice(firstPartial - 1)];
  return (
    path(pen, whole.map(placeOf), look) + path(pen, open.map(placeOf), { ...look, "stroke-dasharray": "2 4" })
  );
}

/** Each value holds until the next place. */
function stepsThrough(places: readonly Place[]): Place[] {
  return places.flatMap(([x, y], place): Place[] => {
    const before = places[place - 1];
    return before === undefined
      ? [[x, y]]
      : [
          [x, before[1]],
          [x, y],
        ];
  });
}

function drawnBand(pen: Pen, run: readonly Placed[], { x, y }: Plane, { stroke = "" }: Look): string {
  const known = run.filter(({ interval }) => interval !== undefined);
  if (known.length < 2) return "";
  const edge = (bound: "low" | "high"): Place[] =>
    stepsThrough(known.map((point) => [x(point.x), y(point.interval![bound])]));
  return path(pen, [...edge("high"), ...edge("low").reverse()], { fill: stroke, "fill-opacity": 0.15 }, true);
}

/** A disk, hollow where its period is not over; a small cross at the bottom where there is no value. */
function drawnPoint(pen: Pen, figure: Figure, one: FigureSeries, point: FigurePoint, plane: Plane): string {
  const { x, y, bottom } = plane;
  const { stroke = "" } = lookOf(pen, figure, one);
  const text = tipOf(figure, one, point);
  if (!isPlaced(point)) return point.x === null ? "" : told(text, cross(pen, [x(point.x), bottom - 6]));
  const place = [x(point.x), y(point.y)] as const;
  const fill = point.partial === true ? pen.colors.background : stroke;
  const ring = point.unusual === true ? disk(pen, place, 7, { fill: "none", stroke: pen.colors.text }) : "";
  const aside = asideOf(figure, one, plane);
  return told(
    text,
    whisker(pen, point, plane, aside, stroke) + ring + disk(pen, place, 3.5, { fill, stroke }),
  );
}

function whisker(
  pen: Pen,
  { x: at, interval }: Placed,
  { x, y }: Plane,
  aside: number,
  stroke: string | number,
): string {
  if (interval === undefined) return "";
  const places = [interval.low, interval.high].map((position): Place => [x(at) + aside, y(position)]);
  return path(pen, places, { stroke, "stroke-opacity": 0.5 });
}

/** How far the whiskers of a line stand beside its points, so that those of several lines do not cover each other. */
function asideOf({ kind, series }: Figure, one: FigureSeries, { x }: Plane): number {
  const lines = series.filter(({ role }) => role === "value");
  if (kind === "scatter" || one.role !== "value") return 0;
  const step = Math.min(2, Math.abs(x(1) - x(0)) / (lines.length + 1));
  return (lines.indexOf(one) - (lines.length - 1) / 2) * step;
}

function cross(pen: Pen, [x, y]: Place): string {
  const look = { stroke: pen.colors.muted };
  return (
    path(
      pen,
      [
        [x - 3, y - 3],
        [x + 3, y + 3],
      ],
      look,
    ) +
    path(
      pen,
      [
        [x - 3, y + 3],
        [x + 3, y - 3],
      ],
      look,
    )
  );
}
