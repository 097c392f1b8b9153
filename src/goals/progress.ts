import { having, knownOptionsIn, SalesmetricsError } from "../errors.js";
import type { Dimensions } from "../expressions/dimension.js";
import type { Metrics } from "../formulas/metric.js";
import type { Only } from "../question/only.js";
import type { DataOfMetrics } from "../report/evaluate.js";
import { Answered } from "./answered.js";
import { askedGoals } from "./asked-goals.js";
import { FoundProblems } from "./found-problems.js";
import type { Goal } from "./goal.js";
import type { GoalProgress } from "./goal-progress.js";
import type { GoalQuestion } from "./goal-question.js";
import { rowOf } from "./progress-of.js";
import { versionsByGoal } from "./versions.js";

/**
 * How goals stand at `asOf`: one row for each goal, with actual ÷ target, what is expected by now, pace, landing and
 * status.
 *
 * *Details*. For the goals of each period and each set of dimensions, it is one `evaluate`, over the period of the goals
 * and in the currency of their targets; and one by day, for the intervals of landings. {@link GoalProgress} has the
 * formulas. The version of a goal counts that holds at `asOf`.
 *
 * A segment has rows if any of the metrics counts one in the period, metrics of money in another currency aside. Without
 * one, its goal is `unknown`: nobody knows whether the segment exists. Ask for `closedDeals` beside `wonDeals`, and a rep
 * who lost everything has missed the goal.
 *
 * *Gotchas*. What was entered late is still known: see "as it was" in the page on goals. All that is wrong with goals is
 * thrown as one `invalid-argument`.
 *
 * @example
 * ```ts
 * import { type Deal, wonDeals } from "salesmetrics";
 * import { progress } from "salesmetrics/goals";
 *
 * const deals = ["2025-01-08", "2025-01-20", "2025-02-11"].map(
 *   (closedAt): Deal => ({ id: closedAt, status: "won", closedAt: closedAt as "2025-01-08" }),
 * );
 * const goals = [{ metric: "wonDeals", period: "2025-Q1", target: 9 }];
 * const [goal] = progress(goals, { deals }, { metrics: { wonDeals }, asOf: "2025-02-14" });
 *
 * [goal!.actual, goal!.attained, goal!.expected, goal!.pace, goal!.status]; // => [3, 0.3333…, 4.5, 0.6666…, "behind"]
 * [goal!.landing?.value, goal!.required]; // => [6, 0.13333…]
 * ```
 *
 * @category Goals
 */
export function progress<
  const M extends Metrics,
  const By extends Dimensions = Record<never, never>,
  const Where extends Only<never> = Only<unknown>,
>(
  goals: readonly Goal[],
  data: DataOfMetrics<M, By, Where>,
  question: GoalQuestion<M, By, Where>,
): GoalProgress[] {
  const known = knownOptionsIn("progress", question as GoalQuestion, options);
  if (known.asOf === undefined)
    throw new SalesmetricsError("missing-as-of", 'progress: expected { asOf: "2025-03-31" }, got none');
  const problems = new FoundProblems();
  const dimensions = Object.keys(having("by", "dimensions by name", known.by ?? {}));
  const asked = askedGoals(goals, known.metrics, dimensions, problems);
  problems.refuse("progress");
  const answered = new Answered(asked, data, known);
  return versionsByGoal(asked).map((versions) =>
    rowOf(versions, answered.reportFor(versions[0]!), (goal) => answered.daysOf(goal)),
  );
}

const options = ["metrics", "by", "asOf", "where", "zone", "rates", "currency"] as const;
