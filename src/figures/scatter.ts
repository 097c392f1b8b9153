import { refusal } from "../errors.js";
import { type Drawing, currencyOf, positionOf, positionText, titleOf, valueText } from "./drawing.js";
import type { Figure, FigurePoint } from "./figure-value.js";
import { currenciesIn, laidOut } from "./laid-out.js";
import { groupLabel, periodLabel, pointOf } from "./points.js";
import { filled } from "./printable.js";
import { scaleOf } from "./ticks.js";

const mostPoints = 2_000;

/** A point for each row: the first metric along the first axis, the second along the other. */
export function scatter(drawing: Drawing): Figure {
  const { caller, names, rows, options, language, metricOf } = drawing;
  const { limit = mostPoints } = options;
  const [across, up] = names;
  if (across === undefined || up === undefined || names.length > 2)
    throw refusal(caller, "two metrics for a scatter plot", String(names.length));
  const shown = rows.slice(0, limit);
  const points = shown.map((row): FigurePoint => {
    const label = [groupLabel(drawing, row), periodLabel(drawing, row)]
      .filter((text) => text !== "")
      .join(" · ");
    const { reason } = drawing.explain(row, across);
    const point = pointOf(drawing, row, up, label, 0);
    const xText = valueText(drawing, row[across] ?? null, across, reason);
    return { ...point, x: positionOf(row[across]), xText, reason: point.reason ?? reason };
  });
  const isMixed = currenciesIn(drawing).length > 1;
  const [first, second] = [titleOf(drawing, across), titleOf(drawing, up)];
  const axis = (name: string, positions: readonly (number | null)[]): Figure["x"] => {
    const currency = rows.map((row) => currencyOf(row[name])).find((each) => each !== null) ?? null;
    const placed = isMixed ? [] : positions.filter((each) => each !== null);
    return scaleOf(titleOf(drawing, name), placed, false, (at) =>
      positionText(drawing, metricOf(name), currency, at),
    );
  };
  return laidOut(drawing, {
    kind: "scatter",
    title: filled(language.figures.versus, { first, second }),
    x: axis(
      across,
      points.map(({ x }) => x),
    ),
    y: axis(
      up,
      points.map(({ y }) => y),
    ),
    series: [{ name: "", role: "value", points }],
    fromZero: false,
    notShown: rows.length - shown.length,
  });
}
