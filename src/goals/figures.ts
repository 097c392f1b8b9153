import {
  addFractions,
  canonicalDecimal,
  divideFractions,
  type Fraction,
  fraction,
  multiplyFractions,
  subtractFractions,
  zeroFraction,
} from "../exact/index.js";
import { isLess, isNegative, isZero, magnitude } from "./amount.js";
import type { AskedGoal } from "./asked-goals.js";
import { daysLeft } from "./days-left.js";
import type { Standing } from "./elapsed.js";
import type { GoalReason, GoalStatus } from "./goal-progress.js";

/** An exact figure, or the reason why there is none. */
export type Found = Fraction | GoalReason;

/** What a goal is judged by. */
export interface Evidence {
  readonly actual: Fraction;
  readonly standing: Standing;
  /** The share of the target that is due by now. */
  readonly share: Fraction;
}

/** `actual ÷ target`, or `target ÷ actual` where less is better. */
export function attainedOf(
  actual: Fraction,
  target: Fraction | null,
  direction: "up" | "down" | null,
): Found {
  if (target === null || isNegative(target)) return "not-applicable";
  if (isZero(target)) return "zero-denominator";
  if (direction === "up") return divideFractions(actual, target);
  if (isNegative(actual)) return "not-applicable";
  return isZero(actual) ? "zero-denominator" : divideFractions(target, actual);
}

/** `(actual − baseline) ÷ (target − baseline)` */
export function fromBaselineOf({ actual, standing }: Evidence, goal: AskedGoal): Found {
  const { target, baseline, isFlow, isDistinct } = goal;
  if (target === null) return "not-applicable";
  if (baseline === null) return "no-baseline";
  if ((isFlow || isDistinct) && !standing.isOver) return "incomplete-period";
  const way = subtractFractions(target.value, baseline.value);
  return isZero(way) ? "zero-denominator" : divideFractions(subtractFractions(actual, baseline.value), way);
}

/** `start + (target − start) × share` */
export function expectedOf({ share, standing }: Evidence, goal: AskedGoal): Found {
  const { target, baseline, isFlow, isDistinct, given } = goal;
  if (target === null) return "not-applicable";
  const grows = isFlow || isDistinct;
  if (isDistinct && given.curve == null && !standing.isOver) return "no-curve";
  const level = given.curve == null ? target.value : zeroFraction;
  const start = grows ? zeroFraction : (baseline?.value ?? level);
  return addFractions(start, multiplyFractions(subtractFractions(target.value, start), share));
}

/** `actual − target`; how far it is outside of limits. */
export function varianceOf(actual: Fraction, { target, limits }: AskedGoal): Fraction {
  if (target !== null) return subtractFractions(actual, target.value);
  const [low, high] = limits!.range.map((limit) => fraction(canonicalDecimal(limit))) as [Fraction, Fraction];
  if (isLess(actual, low)) return subtractFractions(actual, low);
  return isLess(high, actual) ? subtractFractions(actual, high) : zeroFraction;
}

/** Whether a variance is on the good side, or none. */
export function isFavourable(variance: Fraction, { direction }: AskedGoal): boolean {
  if (isZero(variance)) return true;
  return direction !== null && isNegative(variance) === (direction === "down");
}

/** `(target − actual) ÷ days left` */
export function requiredOf({ actual, standing }: Evidence, { target, isFlow, curve }: AskedGoal): Found {
  if (target === null) return "not-applicable";
  if (!isFlow) return "not-run-rated";
  const left = daysLeft(curve, standing);
  return isZero(left) ? "period-over" : divideFractions(subtractFractions(target.value, actual), left);
}

/** The status of a goal whose actual value is known. */
export function statusOf(evidence: Evidence, expected: Found, goal: AskedGoal): GoalStatus | GoalReason {
  const { actual, standing } = evidence;
  const { direction, isFlow, tolerance } = goal;
  const isReached = isFavourable(varianceOf(actual, goal), goal);
  if (standing.isOver) return isReached ? "met" : "missed";
  if (direction === null) return isReached ? "on" : "behind";
  if (isFlow && isReached === (direction === "up")) return isReached ? "met" : "missed";
  if (typeof expected === "string") return expected;
  const lead = direction === "up" ? subtractFractions(actual, expected) : subtractFractions(expected, actual);
  if (!isLess(multiplyFractions(magnitude(expected), tolerance), magnitude(lead))) return "on";
  return isNegative(lead) ? "behind" : "ahead";
}
