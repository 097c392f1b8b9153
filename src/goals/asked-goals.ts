import { having, refusal, SalesmetricsError } from "../errors.js";
import { type AnyMetric, coreOf, type Metrics } from "../formulas/metric.js";
import { type Additivity, additivityOf } from "../metrics/additivity.js";
import { ownOf } from "../vectors/own.js";
import { type CheckedGoal, checkedGoals, kindOf } from "./checked-goals.js";
import type { FoundProblems } from "./found-problems.js";
import type { Goal } from "./goal.js";

/** A goal beside its metric. */
export interface AskedGoal extends CheckedGoal {
  readonly metric: AnyMetric;
  readonly additivity: Additivity;
  /** Whether the metric is of what happens in the period, so that it grows with it: a flow. */
  readonly isFlow: boolean;
  /** Whether it counts what occurs at all, such as customers: it grows with the period, and not in proportion. */
  readonly isDistinct: boolean;
  /** `null` for limits. */
  readonly direction: "up" | "down" | null;
}

/** The goals with their metrics; what does not fit together is kept in `problems`. */
export function askedGoals(
  given: readonly Goal[],
  metrics: Metrics,
  dimensions: readonly string[],
  problems: FoundProblems,
): AskedGoal[] {
  const names = Object.keys(having("metrics", "metrics by name, such as { bookings }", metrics));
  return checkedGoals(given, { metrics: names, dimensions }, problems).flatMap((goal) => {
    const name = goal.given.metric;
    return problems.in(() => askedGoal(goal, name, ownOf(metrics, name)!)) ?? [];
  });
}

function askedGoal(goal: CheckedGoal, name: string, metric: AnyMetric): AskedGoal {
  const { unit, formula, direction, atEnd = "stock(…)" } = coreOf(name, metric);
  const isMoney = unit.startsWith("money");
  if (formula.measures.some(({ at }) => at === null))
    throw new SalesmetricsError(
      "no-time-axis",
      `${goal.path}.metric: expected a metric with a time axis, got one of a moment: write { ${name}: ${atEnd} }`,
    );
  const { target, path } = goal;
  const isOther = target === null ? isMoney : unit !== "any" && isMoney === (target.currency === null);
  if (isOther) {
    const given = target === null ? "limits" : kindOf(target);
    throw refusal(`${path}.target`, `${isMoney ? "an amount of money" : "a number"}, as ${name} is`, given);
  }
  const better = goal.given.direction ?? direction;
  if (target !== null && better !== "up" && better !== "down")
    throw refusal(`${path}.direction`, `"up" or "down", for ${name} has none`, "none");
  const additivity = additivityOf(formula);
  return {
    ...goal,
    metric,
    additivity,
    isFlow: additivity.overGroups && additivity.overPeriods,
    isDistinct: isDistinctCount(formula.definition),
    direction: target === null ? null : (better as "up" | "down"),
  };
}

/** Whether a definition is that of `countDistinct` alone. */
function isDistinctCount(definition: unknown): boolean {
  if (typeof definition !== "object" || definition === null || !("aggregate" in definition)) return false;
  return JSON.stringify(definition.aggregate).includes('"countDistinct"') && !("carried" in definition);
}
