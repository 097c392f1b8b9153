import { refusal } from "../errors.js";
import { type Drawing, positionOf, positionWriter, titleOf, valueText } from "./drawing.js";
import type { Figure, FigurePoint } from "./figure-value.js";
import { currenciesIn, isWhole, laidOut } from "./laid-out.js";
import { pointOf, rowLabel } from "./points.js";
import { filled } from "./printable.js";
import { scaleOf } from "./ticks.js";

const mostPoints = 2_000;

/** A point for each row: the first metric along the first axis, the second along the other. Each axis has its own currency. */
export function scatter(drawing: Drawing): Figure {
  const { caller, names, rows, options, language } = drawing;
  const { limit = mostPoints } = options;
  const [across, up] = names;
  if (across === undefined || up === undefined || names.length > 2)
    throw refusal(caller, "two metrics for a scatter plot", String(names.length));
  const shown = rows.slice(0, limit);
  const [hasX, hasY] = [across, up].map((name) => currenciesIn(drawing, [name]).length < 2);
  const points = shown.map((row): FigurePoint => {
    const { reason } = drawing.explain(row, across);
    const { interval: _, ...point } = pointOf(drawing, row, up, rowLabel(drawing, row), 0);
    return {
      ...point,
      x: hasX === true ? positionOf(row[across]) : null,
      y: hasY === true ? point.y : null,
      xText: valueText(drawing, row[across] ?? null, across, reason),
      reason: point.reason ?? reason,
    };
  });
  return laidOut(drawing, {
    kind: "scatter",
    title: filled(language.figures.versus, {
      first: titleOf(drawing, across),
      second: titleOf(drawing, up),
    }),
    x: axisOf(
      drawing,
      across,
      points.map(({ x }) => x),
    ),
    y: axisOf(
      drawing,
      up,
      points.map(({ y }) => y),
    ),
    series: [{ name: "", role: "value", points }],
    fromZero: false,
    notShown: rows.length - shown.length,
  });
}

function axisOf(drawing: Drawing, name: string, positions: readonly (number | null)[]): Figure["x"] {
  const [currency = null] = currenciesIn(drawing, [name]);
  const values = positions.filter((each) => each !== null);
  return scaleOf(
    titleOf(drawing, name),
    { values, fromZero: false, whole: isWhole(drawing, name) },
    positionWriter(drawing, drawing.metricOf(name), currency),
  );
}
