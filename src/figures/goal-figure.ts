import { having, listIn, oneNamed, refusal } from "../errors.js";
import type { GoalProgress } from "../goals/goal-progress.js";
import { type Drawing, metricNamed, titleOf } from "./drawing.js";
import { type GoalFigureOptions, metricOptionsIn } from "./figure-options.js";
import type { Figure, FigurePoint, FigureSeries } from "./figure-value.js";
import { type GoalPart, goalPoints } from "./goal-points.js";
import { laidOut, unitOf } from "./laid-out.js";
import { groupLabel, periodLabel } from "./points.js";
import { joined } from "./printable.js";

const caller = "goalFigure";
const expected = "rows of goals, such as progress(…) returns";
const mostGoals = 50;

/**
 * The figure of goals, a bullet chart: for each goal its value, its target, what is expected by now, and where it will end.
 *
 * *When to use*. To show rows of `progress` or `progressOf` of `"salesmetrics/goals"`. One number with its target is a
 * `numberTile` of `"salesmetrics/dashboard"`.
 *
 * *Details*. The series, each with a point for the goals that have one:
 *
 * - the values; `detail` says how the goal stands, and why that is not known
 * - `target`; of limits, two series with the role `limit`
 * - `expected`, while the period goes on; its `interval` is the tolerance: within it the goal is on plan
 * - `landing`, the run-rate, with its interval of 95 %
 *
 * A goal is called by its segment; by its metric and its period too, where the goals have several. A value that is missing has
 * its reason as text.
 *
 * *Gotchas*. Rows do not hold their metrics: pass them. Goals of different units are refused: make a figure of each.
 *
 * @example
 * ```ts
 * import { type Deal, wonDeals } from "salesmetrics";
 * import { en } from "salesmetrics/describe/en";
 * import { goalFigure } from "salesmetrics/figures";
 * import { progress } from "salesmetrics/goals";
 *
 * const deals: Deal[] = [
 *   { id: "1", status: "won", closedAt: "2025-01-08" },
 *   { id: "2", status: "won", closedAt: "2025-02-11" },
 * ];
 * const goals = [{ metric: "wonDeals", period: "2025-Q1", target: 9 }];
 * const rows = progress(goals, { deals }, { metrics: { wonDeals }, asOf: "2025-02-14" });
 * const { title, series } = goalFigure(rows, { language: en, metrics: { wonDeals } });
 *
 * title; // => "Won deals · Q1 2025"
 * series[0]!.points[0]!.detail; // => "behind plan"
 * series.map(({ role, points }) => [role, points[0]!.text]);
 * // => [["value", "2"], ["target", "9"], ["expected", "4.5"], ["landing", "4"]]
 * ```
 *
 * @category Figures
 */
export function goalFigure(progress: readonly GoalProgress[], options: GoalFigureOptions): Figure {
  const known = metricOptionsIn(
    caller,
    options,
    "the metrics of the goals by name: { metrics: { bookings } }",
  );
  const goals = goalsIn(progress);
  const shown = goals.slice(0, known.limit ?? mostGoals);
  const drawing = drawingOf(shown, known);
  const units = distinct(drawing.names.map((name) => unitOf(caller, drawing.metricOf(name))));
  if (units.length > 1) throw refusal(caller, "goals of one unit", units.join(" and "));
  const periods = distinct(shown.map((goal) => periodLabel(drawing, { period: goal.period })));
  const [period = ""] = periods.length === 1 ? periods : [];
  const points = shown.map((goal, x) => goalPoints(drawing, goal, labelOf(drawing, goal, periods), x));
  return laidOut(
    { ...drawing, period },
    {
      kind: "bullet",
      x: { title: "", ticks: [] },
      series: seriesOf(drawing, points),
      fromZero: true,
      notShown: goals.length - shown.length,
    },
  );
}

function goalsIn(progress: readonly GoalProgress[]): readonly GoalProgress[] {
  return listIn(caller, expected, progress).map((row) => {
    const { reasons, segment, status, period } = having(caller, expected, row, "status");
    for (const part of [reasons, segment, period]) having(caller, expected, part);
    oneNamed(`${caller}: status`, status, ["met", "missed", "ahead", "on", "behind", "unknown"]);
    return row;
  });
}

/** How goals are drawn: as rows of their segments, with a value in the currency of the target. */
function drawingOf(
  goals: readonly GoalProgress[],
  options: GoalFigureOptions & { readonly locale: string },
): Drawing {
  const { language, metrics } = options;
  const names = distinct(goals.map(({ metric }) => metric));
  return {
    ...{ caller, options, language, total: {}, isOthers: () => false },
    names: names.length === 0 ? Object.keys(metrics).slice(0, 1) : names,
    dimensions: distinct(goals.flatMap(({ segment }) => Object.keys(segment))),
    rows: goals.map(({ metric, target, actual }) => ({ [metric]: target ?? actual })),
    metricOf: (name) => metricNamed(caller, metrics, name),
    explain: () => ({ reason: null, interval: null }),
  };
}

/** The segment of a goal; its metric and its period where goals have several; the metric where nothing else is left. */
function labelOf(drawing: Drawing, goal: GoalProgress, periods: readonly string[]): string {
  const { metric, segment, period } = goal;
  const title = titleOf(drawing, metric);
  const dimensions = Object.keys(segment);
  const parts = [
    drawing.names.length > 1 ? title : "",
    groupLabel({ ...drawing, dimensions }, segment),
    periods.length > 1 ? periodLabel(drawing, { period }) : "",
  ];
  return joined(parts) || title;
}

const roles = {
  value: "value",
  target: "target",
  expected: "expected",
  landing: "landing",
  lower: "limit",
  upper: "limit",
} as const;

function seriesOf(
  { language: { figures } }: Drawing,
  points: readonly Partial<Record<GoalPart, FigurePoint>>[],
): FigureSeries[] {
  return (Object.keys(roles) as GoalPart[])
    .map((part) => ({
      name: part === "value" ? "" : figures[part],
      role: roles[part],
      points: points.flatMap((goal) => goal[part] ?? []),
    }))
    .filter((series) => series.role === "value" || series.points.length > 0);
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
