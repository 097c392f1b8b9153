import type { Dimensions } from "../expressions/dimension.js";
import type { Metrics } from "../formulas/metric.js";
import { originOf, type Report } from "../report/report.js";
import { type AnyReport, answerTo, reportIn } from "./answers.js";
import { type AskedGoal, askedGoals } from "./asked-goals.js";
import { dayAt } from "./elapsed.js";
import { FoundProblems } from "./found-problems.js";
import type { Goal } from "./goal.js";
import type { GoalProgress } from "./goal-progress.js";
import { progressRow } from "./progress-row.js";
import { versionOn, versionsByGoal } from "./versions.js";

/**
 * How goals stand by a report that was made: one row for each goal.
 *
 * *When to use*. Where the report is there anyway, or came from shards or SQL. {@link progress} asks its own questions.
 *
 * *Details*. A goal without a segment is compared with the total, or with the rows of a report that is not split; a goal
 * with one, with a report split by the same dimensions. Its period is that of a row. A goal that the report does not
 * answer is `unknown`, `not-asked`. Landings have no intervals, since the report does not tell the days.
 *
 * *Gotchas*. A report without `asOf` tells all there is: a period in it is over, unless `during` cuts it.
 *
 * @example
 * ```ts
 * import { type Deal, evaluate, month, quarter, wonDeals } from "salesmetrics";
 * import { progressOf } from "salesmetrics/goals";
 *
 * const deals: Deal[] = [
 *   { id: "1", status: "won", closedAt: "2025-01-14" },
 *   { id: "2", status: "won", closedAt: "2025-02-03" },
 * ];
 * const report = evaluate({ wonDeals }, { deals }, { every: month(), during: quarter(2025, 1), asOf: "2025-02-28" });
 * const goals = ["2025-01", "2025-02", "2025-03"].map((period) => ({ metric: "wonDeals", period, target: 1 }));
 *
 * progressOf(goals, report).map(({ status }) => status); // => ["met", "met", "unknown"]
 * ```
 *
 * @category Goals
 */
export function progressOf<M extends Metrics, By extends Dimensions, Every>(
  goals: readonly Goal[],
  report: Report<M, By, Every>,
): GoalProgress[] {
  const found = reportIn("progressOf", report as never);
  const problems = new FoundProblems();
  const asked = askedGoals(goals, found[originOf].metrics, found.dimensions, problems);
  problems.refuse("progressOf");
  return versionsByGoal(asked).map((versions) => rowOf(versions, found, () => null));
}

/** The row of a goal by its version that holds at the `asOf` of a report. */
export function rowOf(
  versions: readonly AskedGoal[],
  report: AnyReport,
  daysOf: (goal: AskedGoal) => readonly number[] | null,
): GoalProgress {
  const { frame } = report[originOf].context;
  const [first] = versions;
  const isVersioned = versions.some(({ from }) => from !== null);
  const holding = versionOn(versions, isVersioned ? dayAt(first!.period, frame) : null);
  const goal = holding ?? first!;
  const explanation = answerTo(goal, report);
  return progressRow(goal, holding !== undefined, { frame, explanation, days: daysOf(goal) });
}
