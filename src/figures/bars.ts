import { coreOf } from "../formulas/metric.js";
import { type Drawing, positionOf, type Row, titleOf } from "./drawing.js";
import type { Figure, FigurePoint } from "./figure-value.js";
import { laidOut, sharedUnit } from "./laid-out.js";
import { groupLabel, isOthers, periodLabel, pointOf } from "./points.js";
import { printable } from "./printable.js";

const mostBars = 50;

/** A bar for each row of the report, in its order; a leaderboard has the best first, the others and missing values last. */
export function bars(drawing: Drawing, kind: "bars" | "leaderboard"): Figure {
  const { names, options, dimensions } = drawing;
  const { limit = mostBars } = options;
  sharedUnit(drawing, names);
  const rows = kind === "bars" ? drawing.rows : ranked(drawing);
  const shown = rows.slice(0, limit);
  const series = names.map((name) => ({
    name: names.length > 1 ? titleOf(drawing, name) : "",
    role: "value" as const,
    points: shown.map((row, place) =>
      withRank(kind, pointOf(drawing, row, name, labelOf(drawing, row, name), place), drawing),
    ),
  }));
  const x = {
    title: dimensions.map((name) => printable(options.titles?.[name] ?? name)).join(" · "),
    ticks: [],
  };
  return laidOut(drawing, { kind, x, series, fromZero: true, notShown: rows.length - shown.length });
}

/** The groups and the period of a row; the metric where there are none. */
function labelOf(drawing: Drawing, row: Row, name: string): string {
  const label = [groupLabel(drawing, row), periodLabel(drawing, row)]
    .filter((text) => text !== "")
    .join(" · ");
  return label === "" ? titleOf(drawing, name) : label;
}

/** The rows with the best value of the first metric first. */
function ranked(drawing: Drawing): Row[] {
  const { caller, rows, names, metricOf } = drawing;
  const [name] = names as readonly [string];
  const sign = coreOf(caller, metricOf(name)).direction === "down" ? 1 : -1;
  const group = (row: Row): number => (isOthers(row) ? 1 : positionOf(row[name]) === null ? 2 : 0);
  return [...rows].sort(
    (left, right) =>
      group(left) - group(right) || sign * ((positionOf(left[name]) ?? 0) - (positionOf(right[name]) ?? 0)),
  );
}

function withRank(kind: "bars" | "leaderboard", point: FigurePoint, { options }: Drawing): FigurePoint {
  if (kind === "bars" || point.others === true || point.y === null) return point;
  return { ...point, detail: `#${new Intl.NumberFormat(options.locale).format(point.x! + 1)}` };
}
