import { bars } from "./bars.js";
import { distribution } from "./distribution.js";
import { type Drawing, drawingIn, type FigureReport } from "./drawing.js";
import type { FigureOptions } from "./figure-options.js";
import type { Figure } from "./figure-value.js";
import { funnel } from "./funnel.js";
import { unitOf } from "./laid-out.js";
import { sharedPeriod, startsOf } from "./points.js";
import { scatter } from "./scatter.js";
import { lifetimeUnit, survival } from "./survival.js";
import { trend } from "./trend.js";
import { waterfall } from "./waterfall.js";

/**
 * The figure of one or several metrics of a report, as plain data: positions as floats, and every text exact, in the language
 * that is asked for.
 *
 * *When to use*. To show a report as a picture in a library of your choice, with texts and notes in the language of its readers.
 *
 * *Details*. The kinds:
 *
 * - `trend`, `sparkline`: a line over periods for each group; periods that are not over are marked, the year before is behind
 * - `bars`, `leaderboard`: a bar for each row, in the order of the report, or the best first; equal values share a place
 * - `scatter`: a point for each row, of two metrics
 * - `distribution`: how many rows have a value in each of some equal steps
 * - `waterfall`: from the first metric of the total to the last; what lies between is added, or subtracted by `minus`, and a
 *   bar of the difference is what the steps do not explain
 * - `funnel`: several metrics of the total, or one metric of the groups, each with its share of the step before
 * - `survival`: the curve of a metric of `survivalCurve`, with its band
 *
 * A missing value has no position, and its reason as text. Nothing is summed or merged here: ask the report for `top`, with
 * "others", and for `orderBy`. What is beyond `limit` is counted in a note.
 *
 * Names from data are plain text, without control characters, and not escaped: what makes HTML of them has to escape them.
 *
 * *Gotchas*. Amounts in several currencies have texts and no positions, and a note says so: ask the report for one `currency`.
 * Metrics of different units on one axis are refused with `invalid-argument`. Rows of subtotals are left out.
 *
 * @example
 * ```ts
 * import { Deal, evaluate, winRate } from "salesmetrics";
 * import { en } from "salesmetrics/describe/en";
 * import { figure } from "salesmetrics/figures";
 *
 * const deals: Deal[] = [
 *   { id: "1", status: "won", ownerId: "ann", closedAt: "2025-03-03" },
 *   { id: "2", status: "lost", ownerId: "ann", closedAt: "2025-03-04" },
 * ];
 * const report = evaluate({ winRate }, { deals }, { by: { rep: Deal.ownerId } });
 * const { title, series } = figure(report, "winRate", { language: en });
 *
 * title; // => "Win rate by rep"
 * series[0]!.points.map(({ label, y, text }) => [label, y, text]); // => [["ann", 0.5, "50%"]]
 * ```
 *
 * @category Figures
 */
export function figure(
  report: FigureReport,
  names: string | readonly string[],
  options: FigureOptions,
): Figure {
  const known = drawingIn("figure", report, names, options);
  const drawing = { ...known, period: sharedPeriod(known) };
  const kind = drawing.options.kind ?? usualKind(drawing);
  switch (kind) {
    case "trend":
    case "sparkline":
      return trend(drawing, kind);
    case "bars":
    case "leaderboard":
      return bars(drawing, kind);
    default:
      return makers[kind](drawing);
  }
}

const makers = { scatter, distribution, waterfall, funnel, survival };

function usualKind(drawing: Drawing): "survival" | "trend" | "scatter" | "bars" {
  const { caller, names, metricOf } = drawing;
  if (lifetimeUnit(caller, metricOf(names[0]!)) !== null) return "survival";
  const [first, second] = names.map((name) => unitOf(caller, metricOf(name)));
  if (names.length === 2 && first !== second) return "scatter";
  return startsOf(drawing).size > 1 ? "trend" : "bars";
}
