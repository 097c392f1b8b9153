import type { Interval } from "../aggregates/interval.js";
import type { GoalProgress } from "../goals/goal-progress.js";
import { currencyOf, type Drawing, positionOf, valueText } from "./drawing.js";
import type { FigureInterval, FigurePoint } from "./figure-value.js";
import { estimateWriter } from "./laid-out.js";
import { intervalOf } from "./points.js";
import { bounded } from "./printable.js";

/** What is drawn of a goal. */
export type GoalPart = "value" | "target" | "expected" | "landing" | "lower" | "upper";

/** The tolerance of a goal that says none, as `progress` has it. */
const usualTolerance = 0.1;

/** The points of a goal: its value, and what else it has. */
export function goalPoints(
  drawing: Drawing,
  goal: GoalProgress,
  label: string,
  x: number,
): Partial<Record<GoalPart, FigurePoint>> & { readonly value: FigurePoint } {
  const { metric, segment, period, target, isOver, landing } = goal;
  const key = { metric, ...segment, period: period.start };
  const at = (value: unknown, interval?: FigureInterval): FigurePoint => {
    const text = valueText(drawing, value, metric, null);
    return { ...{ label, key, x, y: positionOf(value), text, reason: null }, ...(interval && { interval }) };
  };
  // Amounts are exact. Numbers lie between those that are counted.
  const write = estimateWriter(drawing, metric, null);
  const estimate = (point: FigurePoint): FigurePoint =>
    currencyOf(target) === null && point.y !== null ? { ...point, text: write(point.y) } : point;
  const expected = isOver ? null : goal.expected;
  const projected = landing?.method === "run-rate" ? landing : null;
  const [lower, upper] = limitsOf(goal);
  return {
    value: valuePoint(drawing, goal, at),
    ...(target != null && { target: at(target) }),
    ...(expected != null && { expected: estimate(at(expected, toleranceOf(drawing, goal))) }),
    ...(projected !== null && {
      landing: estimate(at(projected.value, boundsOf(drawing, goal, projected.interval))),
    }),
    ...(lower !== undefined && { lower: at(lower) }),
    ...(upper !== undefined && { upper: at(upper) }),
  };
}

/** The value, with how the goal stands; the reason where there is none. */
function valuePoint(drawing: Drawing, goal: GoalProgress, at: (value: unknown) => FigurePoint): FigurePoint {
  const { language } = drawing;
  const { actual, reasons, isOver, explanation } = goal;
  const detail = statusText(drawing, goal);
  if (actual == null) {
    const reason = reasons.actual ?? "not-applicable";
    return { ...at(null), text: language.reasons[reason], reason, detail };
  }
  const interval = boundsOf(drawing, goal, explanation?.interval);
  return { ...at(actual), detail, ...(!isOver && { partial: true as const }), ...(interval && { interval }) };
}

/** "behind plan"; "not known yet (too few rows)". */
function statusText({ language }: Drawing, { status, actual, reasons }: GoalProgress): string {
  const text = language.dashboard.statuses[status];
  const reason = status === "unknown" && actual != null ? reasons.status : undefined;
  return reason === undefined ? text : `${text} (${language.reasons[reason]})`;
}

/** Between which values a goal is on plan. */
function toleranceOf(drawing: Drawing, { metric, expected, goal }: GoalProgress): FigureInterval {
  const position = positionOf(expected) ?? 0;
  const reach = Math.abs(position) * (goal?.tolerance ?? usualTolerance);
  const [low, high] = [position - reach, position + reach];
  const write = estimateWriter(drawing, metric, currencyOf(expected));
  const { language } = drawing;
  return { low, high, text: bounded(language.figures.tolerance, language, [write(low), write(high)]) };
}

function boundsOf(
  drawing: Drawing,
  { metric, actual }: GoalProgress,
  interval: Interval | null | undefined,
): FigureInterval | undefined {
  if (interval == null) return undefined;
  return intervalOf(drawing, interval, estimateWriter(drawing, metric, currencyOf(actual)));
}

/** The limits that a value is to stay between; none of a goal with a target. */
function limitsOf({ goal }: GoalProgress): readonly number[] {
  const target = goal?.target;
  return typeof target === "object" && target !== null && "range" in target ? target.range : [];
}
