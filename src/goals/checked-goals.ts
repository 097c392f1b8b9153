import { checkCount, checkDate } from "../calendar/arguments.js";
import type { CalendarDate, Period } from "../calendar/time.js";
import type { DimensionValue } from "../cube/cube.js";
import { having, invalidArgument, listIn, nameErrors, oneNamed, refusal } from "../errors.js";
import { canonicalDecimal, type Fraction, fraction, subtractFractions } from "../exact/index.js";
import type { TargetRange } from "../formulas/metric.js";
import { targetRange } from "../metrics/target-range.js";
import { type Amount, amountIn } from "./amount.js";
import { type DayCurve, dayCurve } from "./curve.js";
import type { FoundProblems } from "./found-problems.js";
import type { Goal } from "./goal.js";
import { periodIn } from "./seasonal.js";
import { versionsByGoal } from "./versions.js";

/** A goal whose parts are read and sound. */
export interface CheckedGoal {
  readonly path: string;
  readonly given: Goal;
  /** Equal for the versions of one goal. */
  readonly key: string;
  readonly period: Period;
  readonly segment: Readonly<Record<string, DimensionValue>>;
  readonly target: Amount | null;
  /** The limits to stay between; `null` for a target that is an amount. */
  readonly limits: TargetRange | null;
  readonly baseline: Amount | null;
  readonly tolerance: Fraction;
  readonly curve: DayCurve;
  readonly from: CalendarDate | null;
}

const names = [
  "metric",
  "period",
  "segment",
  "target",
  "baseline",
  "direction",
  "tolerance",
  "curve",
  "atLeast",
  "from",
  "reason",
] as const satisfies readonly (keyof Goal)[];

const directions = ["up", "down"] as const;

/** The names that goals may use. */
export interface AskedNames {
  readonly metrics: readonly string[];
  readonly dimensions: readonly string[];
}

/** The goals that are sound; what is wrong with the others is kept in `problems`, all of it. */
export function checkedGoals(
  given: readonly Goal[],
  asked: AskedNames,
  problems: FoundProblems,
): CheckedGoal[] {
  const goals = (problems.in(() => listIn("goals", "a list of goals", given)) ?? []).map((goal, place) =>
    checkedGoal(`goals[${place}]`, goal, asked, problems),
  );
  const sound = goals.filter((goal) => goal !== undefined);
  for (const versions of versionsByGoal(sound))
    for (const [place, goal] of versions.entries())
      if (place > 0) problems.in(() => checkVersion(goal, versions[place - 1]!));
  return sound;
}

/** Throws for a version that is another one again, or that is in another currency. */
function checkVersion(goal: CheckedGoal, before: CheckedGoal): void {
  if (goal.from === before.from) {
    const again = `the metric, segment and period of ${before.path} again`;
    throw refusal(goal.path, "each goal once, or versions that differ in from", again);
  }
  const [target, other] = [goal.target, before.target];
  if (target !== null && other !== null && target.currency !== other.currency)
    throw refusal(`${goal.path}.target`, `what ${before.path} has, ${kindOf(other)}`, kindOf(target));
}

/** A goal whose parts are read; `undefined` where one is wrong. */
function checkedGoal(
  path: string,
  goal: Goal,
  { metrics, dimensions }: AskedNames,
  problems: FoundProblems,
): CheckedGoal | undefined {
  const given = problems.in(() => having(path, "a goal, { metric, period, target }", goal));
  if (given === undefined) return undefined;
  const before = problems.count;
  for (const name of Object.keys(given)) problems.in(() => oneNamed(path, name, names));
  problems.in(() => oneNamed(`${path}.metric`, given.metric, metrics));
  checkSimpleParts(path, given, problems);
  const period = problems.in(() => periodIn(`${path}.period`, given.period));
  const segment = problems.in(() => segmentIn(`${path}.segment`, given.segment ?? {}));
  for (const name of Object.keys(segment ?? {}))
    problems.in(() => oneNamed(`${path}.segment`, name, dimensions));
  const limits = isRange(given.target) ? given.target : null;
  const target = problems.in(() => targetIn(`${path}.target`, given.target));
  const baseline = problems.in(() => baselineIn(`${path}.baseline`, given.baseline ?? null, target ?? null));
  if (period === undefined || target === undefined) return undefined;
  const curve = problems.in(() => dayCurve(`${path}.curve`, given, period, wholes(target, baseline ?? null)));
  if (problems.count > before) return undefined;
  return {
    path,
    given,
    key: keyOf(given.metric, period, segment!),
    period,
    segment: segment!,
    target,
    limits,
    baseline: baseline!,
    tolerance: fraction(canonicalDecimal(given.tolerance ?? 0.1)),
    curve: curve!,
    from: given.from ?? null,
  };
}

/** The text of a goal's metric, period and segment. */
function keyOf(metric: string, { start, end }: Period, segment: CheckedGoal["segment"]): string {
  return JSON.stringify([metric, start, end, segment]);
}

function checkSimpleParts(path: string, goal: Goal, problems: FoundProblems): void {
  const { direction, tolerance, atLeast, from, reason } = goal;
  const refuse = (name: keyof Goal, expected: string): void => {
    problems.in(() => {
      throw invalidArgument(`${path}.${name}`, expected, goal[name]);
    });
  };
  if (direction != null) problems.in(() => oneNamed(`${path}.direction`, direction, directions));
  if (tolerance != null && !(Number.isFinite(tolerance) && tolerance >= 0))
    refuse("tolerance", "a share from 0, such as 0.1");
  if (atLeast != null) problems.in(() => checkCount(`${path}.atLeast`, "rows", atLeast));
  if (from != null) problems.in(() => checkDate(`${path}.from`, from));
  if (reason != null && typeof reason !== "string") refuse("reason", "a text");
}

function segmentIn(path: string, given: unknown): CheckedGoal["segment"] {
  const found = Object.entries(having(path, "values of dimensions by name", given) as object);
  for (const [name, value] of found as [string, unknown][])
    if (!(value === null || ["string", "boolean"].includes(typeof value) || Number.isFinite(value)))
      throw invalidArgument(`${path}.${name}`, "a text, a number, true, false or null", value);
  return Object.fromEntries(found.sort(([left], [right]) => (left < right ? -1 : 1)));
}

function isRange(target: unknown): target is TargetRange {
  return typeof target === "object" && target !== null && "range" in target;
}

/** The amount of a target; `null` for limits. */
function targetIn(path: string, target: Goal["target"]): Amount | null {
  if (!isRange(target)) return amountIn(path, target);
  const [low, high] = listIn(`${path}.range`, "two limits", target.range);
  nameErrors(`${path}.range`, () => targetRange(low, high));
  return null;
}

function baselineIn(path: string, baseline: Goal["baseline"], target: Amount | null): Amount | null {
  if (baseline == null) return null;
  const amount = amountIn(path, baseline);
  if (target === null || target.currency === amount.currency) return amount;
  throw refusal(path, `an amount as the target is, ${kindOf(target)}`, kindOf(amount));
}

/** What an amount is, in words. */
export function kindOf({ currency }: Pick<Amount, "currency">): string {
  return currency === null ? "a number" : `money in ${currency}`;
}

/** The sums that the amounts of a curve may have: the target, or what lies between the baseline and the target. */
function wholes(target: Amount | null, baseline: Amount | null): Amount[] {
  if (target === null || baseline === null) return target === null ? [] : [target];
  return [target, { ...target, value: subtractFractions(target.value, baseline.value) }];
}
