import {
  difference,
  type Direction,
  evaluate,
  type Explanation,
  growth,
  isMoney,
  type Metric,
  prior,
  type Quantity,
  type Reason,
} from "salesmetrics";
import { formatChange, formatDifference, formatPoints, formatValue, missing } from "../layout/format.js";
import type { Paint } from "../layout/paint.js";
import { type Cell, table } from "../layout/table.js";
import type { Entities, Question } from "../question.js";

/** A metric and what the scorecard calls it. */
export type Measured = readonly [label: string, metric: Metric<Entities, Quantity>];

/** The quarter before, and the same quarter of the year before. */
const lags = [1, 4] as const;

/** A table of metrics in the latest full quarter against the one before and the year before. */
export function comparison(measured: readonly Measured[], question: Question, paint: Paint): string[] {
  const { quarter, data, options } = question;
  const metrics: Record<string, Metric<Entities, Quantity>> = {};
  for (const [label, metric] of measured) {
    metrics[label] = metric;
    for (const lag of lags) {
      metrics[`${label} before ${lag}`] = prior(metric, lag);
      metrics[`${label} change ${lag}`] = isRelative(metric)
        ? growth(metric, lag)
        : difference(metric, prior(metric, lag));
    }
  }
  const report = evaluate(metrics, data, { during: quarter, ...options });
  const explained = (name: string): Explanation => report.explain(report.total, name);
  const rows = measured.map(([label]): Cell[] => {
    const now = explained(label);
    const cells: Cell[] = [label, valueCell(now)];
    for (const lag of lags) {
      if (quarter.offset(-lag).start < question.firstDay) cells.push(withheld("no data"), missing);
      else {
        cells.push(valueCell({ ...explained(`${label} before ${lag}`), unit: now.unit }));
        cells.push(changeCell(explained(`${label} change ${lag}`), now));
      }
    }
    return cells;
  });
  const [before, yearBefore] = lags.map((lag) => quarter.offset(-lag).label);
  const columns = [
    { title: "", align: "left" },
    { title: quarter.label },
    { title: before! },
    { title: "change" },
    { title: yearBefore! },
    { title: "change" },
  ] as const;
  return table(columns, rows, paint);
}

/** Counts and money grow in per cent; the change of a rate or a duration is a difference. */
function isRelative(metric: Metric<Entities, Quantity>): boolean {
  const { unit } = metric.core();
  return unit === "count" || unit === "money" || unit === "money per day";
}

export function valueCell({ value, reason, unit }: Explanation): Cell {
  return value === null ? withheld(inWords[reason!]) : formatValue(value, unit);
}

export function changeCell(change: Explanation, now: Explanation): Cell {
  const { value, reason } = change;
  if (value === null) return withheld(inWords[reason!]);
  if (typeof value !== "number") return missing;
  const text =
    now.unit === "proportion"
      ? formatPoints(value)
      : now.unit === "count" || isMoney(now.value)
        ? formatChange(value)
        : formatDifference(value, now.unit);
  return { text, tone: toneOf(value, now.direction) };
}

function toneOf(change: number, direction: Direction): "good" | "bad" | "plain" {
  if (change === 0 || (direction !== "up" && direction !== "down")) return "plain";
  return change > 0 === (direction === "up") ? "good" : "bad";
}

export function withheld(text: string): Cell {
  return { text, tone: "dim" };
}

/** Why a cell has no number, in a word or two. */
export const inWords: Readonly<Record<Reason, string>> = {
  empty: "none",
  "zero-denominator": "none",
  immature: "too young",
  "incomplete-period": "not over",
  "no-base": "no base",
  "not-applicable": missing,
};
