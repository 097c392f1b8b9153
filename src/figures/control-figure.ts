import { detectorProblems } from "../alerts/check-rule.js";
import { chartBy } from "../alerts/detectors/detector.js";
import type { Chart } from "../alerts/detectors/series.js";
import { refuseProblems } from "../alerts/problems.js";
import { knownOptionsIn, refusal } from "../errors.js";
import { judgedPoints, limitSeries } from "./control-points.js";
import { type Drawing, drawingIn, type FigureReport, type Row } from "./drawing.js";
import { type ControlFigureOptions, textNames } from "./figure-options.js";
import type { Figure, FigurePoint } from "./figure-value.js";
import { currenciesIn, laidOut } from "./laid-out.js";
import { periodLabel, periodOf, pointOf } from "./points.js";

const caller = "controlFigure";

/**
 * The figure of a metric over time with the limits of a detector, a control chart: the values, the center, both limits, and
 * which values broke which rule.
 *
 * *When to use*. To see why `step` of `"salesmetrics/alerts"` began an alert, or to tell a signal from noise.
 *
 * *Details*. The detector is one of a rule: `{ by: "individuals" }` (XmR), `"p"`, `"u"`, `"ewma"`, `"cusum"` or `"seasonal"`, with
 * its options. The limits are those by which a rule judges the last period that is over: without `baseline` and `center`, of
 * all periods before it. The series have the roles `value`, `center` and, twice, `limit`. A value that broke a rule is
 * `unusual`, and `detail` says which. EWMA and CUSUM plot a mean and a sum; `detail` has the value. Periods without a value,
 * and those that are not over, are not judged.
 *
 * *Gotchas*. Limits are estimates. With too little history there are none, and a note says so. The report needs one row for
 * each period, so no dimensions.
 *
 * @example
 * ```ts
 * import { type Deal, evaluate, month, wonDeals, year } from "salesmetrics";
 * import { en } from "salesmetrics/describe/en";
 * import { controlFigure } from "salesmetrics/figures";
 *
 * const deals = [3, 4, 3, 5, 4, 12].flatMap((count, place) =>
 *   Array.from({ length: count }, (_, id): Deal => ({
 *     id: `${place} ${id}`,
 *     status: "won",
 *     closedAt: month(2025, place + 1).start,
 *   })),
 * );
 * const query = { every: month(), during: year(2025), asOf: "2025-06-30" } as const;
 * const report = evaluate({ wonDeals }, { deals }, query);
 * const detector = { by: "individuals", baseline: 5 } as const;
 * const { series } = controlFigure(report, "wonDeals", { language: en, detector });
 *
 * series.map(({ role, points }) => [role, points[5]!.text]);
 * // => [["value", "12"], ["center", "3.8"], ["limit", "0.48"], ["limit", "7.12"]]
 * series[0]!.points[5]!.detail; // => "beyond the limits"
 * ```
 *
 * @category Figures
 */
export function controlFigure(report: FigureReport, name: string, options: ControlFigureOptions): Figure {
  const { detector, ...texts } = knownOptionsIn(caller, options, [...textNames, "metrics", "detector"]);
  refuseProblems(caller, 'a detector, such as { by: "individuals" }', detectorProblems(detector, "detector"));
  const drawing = drawingIn(caller, report, name, texts);
  const lines = linesOf(drawing, name);
  const judged = currenciesIn(drawing).length > 1 ? [] : lines.filter(isSound);
  const chart: Chart = chartBy(
    detector,
    judged.map(({ value, row }) => ({
      value: value.y!,
      n: drawing.explain(row, name).n,
      start: periodOf(caller, row)!.start,
    })),
  );
  const limits = new Map(chart.points.map((point) => [judged[point.place]!.value, point]));
  const plotted = limits.size === 0 ? undefined : plots[detector.by];
  const points = judgedPoints(
    drawing,
    lines.map(({ value }) => value),
    { limits, plotted },
  );
  const { language } = drawing;
  const figure = laidOut(drawing, {
    kind: "control",
    x: { title: "", ticks: [] },
    series: [
      {
        name: plotted === undefined ? "" : language.figures[plotted],
        role: "value",
        points: points.map(({ point }) => point),
      },
      ...limitSeries(drawing, limits, plotted),
    ],
    fromZero: false,
    judged: points.map(({ point, rules }) => noted(point, rules)),
  });
  const isShort = chart.insufficient && judged.length > 0;
  return isShort ? { ...figure, notes: [...figure.notes, language.figures.noLimits] } : figure;
}

/** What is plotted in place of the values, by the name of the detector. */
const plots: Readonly<Record<string, "average" | "sum" | undefined>> = { ewma: "average", cusum: "sum" };

/** A row with its value, in the order of time. */
interface Line {
  readonly row: Row;
  readonly value: FigurePoint;
}

function linesOf(drawing: Drawing, name: string): Line[] {
  const { rows } = drawing;
  if (rows.some((row) => periodOf(caller, row) === null))
    throw refusal(caller, "a report with periods for a control chart: { every: month() }", "one without");
  const startOf = (row: Row): string => periodOf(caller, row)!.start;
  const sorted = [...rows].sort((left, right) => (startOf(left) < startOf(right) ? -1 : 1));
  const twice = sorted.find((row, place) => place > 0 && startOf(row) === startOf(sorted[place - 1]!));
  if (twice !== undefined)
    throw refusal(
      caller,
      "one row for each period, so a report without dimensions",
      `several for ${periodOf(caller, twice)!.label}`,
    );
  return sorted.map((row, place) => {
    const { interval: _, ...value } = pointOf(drawing, row, name, periodLabel(drawing, row), place);
    return { row, value };
  });
}

/** Whether there is a value, of a period that is over. */
function isSound({ value }: Line): boolean {
  return value.y !== null && value.partial !== true;
}

/** What notes say of a point: which rules it broke. */
function noted(point: FigurePoint, rules: string): FigurePoint {
  return rules === "" ? point : { ...point, label: `${point.label} (${rules})` };
}
