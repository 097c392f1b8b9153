import { coreOf, type Direction } from "../formulas/metric.js";
import { type Drawing, positionOf, type Row, titleOf } from "./drawing.js";
import type { Figure, FigurePoint } from "./figure-value.js";
import { currenciesIn, laidOut, sharedUnit } from "./laid-out.js";
import { pointOf, rowLabel } from "./points.js";
import { joined, printable } from "./printable.js";

const mostBars = 50;

/**
 * A bar for each row of the report, in its order. A leaderboard has the best first, then the others, then rows without a value;
 * amounts in several currencies keep their order.
 */
export function bars(drawing: Drawing, kind: "bars" | "leaderboard"): Figure {
  const { names, options, dimensions } = drawing;
  const { limit = mostBars } = options;
  sharedUnit(drawing, names);
  const isRanked = kind === "leaderboard" && currenciesIn(drawing).length < 2;
  const rows = isRanked ? ranked(drawing) : drawing.rows;
  const shown = rows.slice(0, limit);
  const series = names.map((name) => ({
    name: names.length > 1 ? titleOf(drawing, name) : "",
    role: "value" as const,
    points: shown.map((row, place) => pointOf(drawing, row, name, labelOf(drawing, row, name), place)),
  }));
  const [first, ...more] = series;
  const x = { title: joined(dimensions.map((name) => printable(options.titles?.[name] ?? name))), ticks: [] };
  return laidOut(drawing, {
    kind,
    x,
    series: isRanked ? [{ ...first!, points: withPlaces(first!.points, drawing) }, ...more] : series,
    fromZero: true,
    notShown: rows.length - shown.length,
  });
}

/** The groups and the period of a row; the metric where there are none. */
function labelOf(drawing: Drawing, row: Row, name: string): string {
  const label = rowLabel(drawing, row);
  return label === "" ? titleOf(drawing, name) : label;
}

/** The rows with the best value of the first metric first. */
function ranked({ caller, rows, names, metricOf, isOthers }: Drawing): Row[] {
  const [name] = names as readonly [string];
  const { direction } = coreOf(caller, metricOf(name));
  const order = rows.map((row) => {
    const value = positionOf(row[name]);
    const group = isOthers(row) ? 1 : value === null ? 2 : 0;
    return { row, group, distance: value === null ? 0 : distanceFromBest(value, direction) };
  });
  order.sort((left, right) => left.group - right.group || left.distance - right.distance);
  return order.map(({ row }) => row);
}

/** A number that is smaller for a better value: more is better, unless the direction says otherwise. */
function distanceFromBest(value: number, direction: Direction): number {
  if (direction === "down") return value;
  if (typeof direction !== "object") return -value;
  const [low, high] = direction.range;
  return Math.max(0, low - value, value - high);
}

/** The points with their places: equal ones share a place. */
function withPlaces(points: readonly FigurePoint[], drawing: Drawing): FigurePoint[] {
  const { caller, names, metricOf, options } = drawing;
  const { direction } = coreOf(caller, metricOf(names[0]!));
  const number = new Intl.NumberFormat(options.locale);
  let [place, best] = [0, Number.NaN];
  return points.map((point, before): FigurePoint => {
    if (point.others === true || point.y === null) return point;
    const distance = distanceFromBest(point.y, direction);
    if (distance !== best) [place, best] = [before + 1, distance];
    return { ...point, detail: `#${number.format(place)}` };
  });
}
