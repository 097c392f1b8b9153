import { checkCount } from "../calendar/arguments.js";
import { daysBetween } from "../calendar/dates.js";
import type { Period } from "../calendar/time.js";
import type { DimensionValue } from "../cube/cube.js";
import { knownOptionsIn, refusal } from "../errors.js";
import {
  addFractions,
  canonicalDecimal,
  divideFractions,
  type Fraction,
  fraction,
  multiplyFractions,
  subtractFractions,
} from "../exact/index.js";
import type { Money } from "../money/money.js";
import { memoized } from "../memo.js";
import { amountIn, isLess, isNegative, isZero, magnitude, valueOf } from "./amount.js";
import { FoundProblems } from "./found-problems.js";
import { type GivenRow, givenRows, isFlow, partsOf } from "./given-rows.js";
import type { Goal } from "./goal.js";
import type { GoalProgress, GoalReason } from "./goal-progress.js";

/**
 * Whether a goal fits what happens: `short` of it, `beyond` it, `on` course within its tolerance, or `unknown`.
 *
 * @category Goals
 */
export type Course = "short" | "beyond" | "on" | "unknown";

/**
 * Whether the goals of a metric and a segment should be set anew, and to what.
 *
 * @category Goals
 */
export interface Reassessment {
  readonly metric: string;
  readonly segment: Readonly<Record<string, DimensionValue>>;
  /** The course of the last known period, and for how many periods in a row, since which. */
  readonly course: Course;
  readonly periods: number;
  readonly since: Period | null;
  /** How many periods of unknown course are among them. They neither count nor end the run. */
  readonly unknown: number;
  /** Whether they are off course for as many periods as asked. */
  readonly isDue: boolean;
  /** The goal of the last known period. */
  readonly goal: Goal | null;
  /** The level of the run's periods that are over, and the target that is as hard from there as the old one was. */
  readonly baseline: number | Money | null;
  readonly target: number | Money | null;
  /** Why there is no such target; `null` if there is one, or if the goal is on course. */
  readonly reason: GoalReason | null;
}

/**
 * Whether goals that are off course for `after` periods in a row should be set anew, and what would be as hard: one row
 * for each metric and segment.
 *
 * *When to use*. At the end of a period, with the progress of this one and those before.
 *
 * *Details*. A period is off course if its actual value is further from the target than the tolerance, on either side; a
 * period that is not over, if its status is `behind` or `ahead`. As hard as it was means the same growth from the
 * baseline:
 *
 * target = new baseline × old target ÷ old baseline
 *
 * The new baseline is what the run's finished periods brought: of a count or a sum Σ actual ÷ Σ days, for the days of the
 * last goal; of a rate its sums divided; of others the last actual value.
 *
 * *Gotchas*. It changes no goal. To do so, add a version, and keep the old one: `{ ...goal, target, baseline, from, reason
 * }`. Of several rows of one period the last counts.
 *
 * @example
 * ```ts
 * import { type Deal, wonDeals } from "salesmetrics";
 * import { progress, reassess } from "salesmetrics/goals";
 *
 * const deals = ["2025-01-14", "2025-01-15", "2025-02-03", "2025-03-03"].map(
 *   (closedAt): Deal => ({ id: closedAt, status: "won", closedAt: closedAt as "2025-01-14" }),
 * );
 * // Half as much again as the four a month of the year before.
 * const goals = ["2025-01", "2025-02", "2025-03"].map((period) => ({
 *   metric: "wonDeals",
 *   period,
 *   target: 6,
 *   baseline: 4,
 * }));
 * const history = progress(goals, { deals }, { metrics: { wonDeals }, asOf: "2025-03-31" });
 * const [found] = reassess(history, { after: 3 });
 *
 * [found!.course, found!.periods, found!.since?.label, found!.isDue]; // => ["short", 3, "2025-01", true]
 * // Four deals in 90 days are 1.377… in the 31 days of March, and half as much again is 2.066….
 * [found!.baseline, found!.target]; // => [1.3777…, 2.0666…]
 * ```
 *
 * @category Goals
 */
export function reassess(
  history: readonly GoalProgress[],
  options: { readonly after: number },
): Reassessment[] {
  const { after } = knownOptionsIn("reassess", options, ["after"]);
  const problems = new FoundProblems();
  problems.in(() => checkCount("after", "periods", after));
  const streams = new Map<string, GivenRow[]>();
  for (const row of givenRows("history", history, problems)) {
    const { metric, segment } = row.given;
    memoized(streams, JSON.stringify([metric, segment]), (): GivenRow[] => []).push(row);
  }
  const sorted = [...streams.values()].map((rows) => problems.in(() => inOrder(rows)) ?? []);
  problems.refuse("reassess");
  return sorted.map((rows) => reassessed(rows, after));
}

/** The last row of each period, in their order; throws for periods with a day in common. */
function inOrder(rows: readonly GivenRow[]): GivenRow[] {
  const last = [...new Map(rows.map((row) => [row.given.key, row])).values()];
  const sorted = last.sort((left, right) => (left.given.period.start < right.given.period.start ? -1 : 1));
  for (const [place, { given, path }] of sorted.entries()) {
    const before = sorted[place - 1]?.given.period;
    if (before !== undefined && before.end > given.period.start)
      throw refusal(path, `a period from ${before.end} on, after ${before.label}`, given.period.label);
  }
  return sorted;
}

function reassessed(rows: readonly GivenRow[], after: number): Reassessment {
  const known = rows.filter((row) => courseOf(row) !== "unknown");
  const last = known.at(-1);
  const course = last === undefined ? "unknown" : courseOf(last);
  let begun = known.length;
  while (begun > 0 && courseOf(known[begun - 1]!) === course) begun--;
  const run = known.slice(begun);
  const found = course === "short" || course === "beyond" ? asHard(run) : null;
  const { metric, segment } = rows[0]!.given;
  const currency = last?.target?.currency ?? null;
  const isFound = found !== null && typeof found !== "string";
  return {
    metric,
    segment,
    course,
    periods: run.length,
    since: run[0]?.given.period ?? null,
    unknown: run.length === 0 ? rows.length : rows.length - rows.indexOf(run[0]!) - run.length,
    isDue: found !== null && run.length >= after,
    goal: last?.given.goal ?? null,
    baseline: isFound ? valueOf(found.baseline, currency) : null,
    target: isFound ? valueOf(found.target, currency) : null,
    reason: typeof found === "string" ? found : null,
  };
}

function courseOf({ given, actual, target }: GivenRow): Course {
  const { status, direction, isOver, goal } = given;
  if (status === "unknown" || actual === null) return "unknown";
  if (status === "on") return "on";
  if (status === "behind" || status === "ahead") return status === "behind" ? "short" : "beyond";
  if (target === null || direction === null) return status === "met" ? "on" : "short";
  const lead = subtractFractions(actual.value, target.value);
  const tolerance = fraction(canonicalDecimal(goal?.tolerance ?? 0.1));
  const isNear = !isLess(multiplyFractions(magnitude(target.value), tolerance), magnitude(lead));
  if (isNear) return isOver ? "on" : status === "met" ? "beyond" : "short";
  return isNegative(lead) === (direction === "up") ? "short" : "beyond";
}

/** The new baseline of a run, and the target that is as hard from there; or why there is none. */
function asHard(
  run: readonly GivenRow[],
): { readonly baseline: Fraction; readonly target: Fraction } | GoalReason {
  const { given, target } = run.at(-1)!;
  if (target === null) return "not-applicable";
  if (given.goal?.baseline == null) return "no-baseline";
  const old = amountIn("baseline", given.goal.baseline).value;
  if (isZero(old) || isNegative(old)) return "no-base";
  const over = run.filter(({ given }) => given.isOver);
  if (over.length === 0) return "incomplete-period";
  const baseline = levelOf(over, daysOf(run.at(-1)!));
  return { baseline, target: divideFractions(multiplyFractions(baseline, target.value), old) };
}

/** The level of finished periods, scaled to a period of `days` days. */
function levelOf(rows: readonly GivenRow[], days: number): Fraction {
  const last = rows.at(-1)!;
  if (isFlow(last)) {
    const perDay = divideFractions(
      rows.map(({ actual }) => actual!.value).reduce(addFractions),
      fraction(String(rows.map(daysOf).reduce((sum, each) => sum + each))),
    );
    return multiplyFractions(perDay, fraction(String(days)));
  }
  const parts = rows.map(partsOf).filter((each) => each !== null);
  if (parts.length < rows.length) return last.actual!.value;
  const [above, below] = (["above", "below"] as const).map((part) =>
    parts.map((each) => each[part].value).reduce(addFractions),
  );
  return divideFractions(above!, below!);
}

function daysOf({ given: { period } }: GivenRow): number {
  return daysBetween(period.start, period.end);
}
