import type { Interval } from "../aggregates/interval.js";
import type { Reason } from "../aggregates/outcome.js";
import type { CalendarDate, Period } from "../calendar/time.js";
import type { DimensionValue } from "../cube/cube.js";
import type { Additivity } from "../metrics/additivity.js";
import type { Money } from "../money/money.js";
import type { Explanation } from "../report/explanation.js";
import type { Goal } from "./goal.js";

/**
 * How a goal stands.
 *
 * - `met`, `missed`: the period is over, or the outcome is certain: a count or a sum that is to grow has reached its
 *   target, or one that is to stay below has passed it
 * - `ahead`, `on`, `behind`: the period goes on, and the actual value is above, within or below the tolerance around
 *   what is expected by now, as the direction has it
 * - `unknown`: nothing can be said; `reasons.status` says why
 *
 * @category Goals
 */
export type GoalStatus = "met" | "missed" | "ahead" | "on" | "behind" | "unknown";

/**
 * Why a figure of a goal is missing: a reason of the metric's value, or one of these.
 *
 * - `no-rows`: the segment has no row in the period
 * - `not-asked`: the report does not have the goal's period and dimensions
 * - `not-set`: no version of the goal holds yet
 * - `not-begun`: the period has not begun
 * - `period-over`: no time is left
 * - `too-few`: it rests on fewer rows than the goal asks for, or on an unknown number
 * - `too-few-days`: fewer than five days with a weight are over
 * - `no-days`: a report does not tell the days of its period
 * - `no-baseline`: the goal has none
 * - `no-curve`: a distinct count does not grow evenly: say how, in `curve`
 * - `not-run-rated`: the metric does not add up over time, as rates and stocks do not
 *
 * @category Goals
 */
export type GoalReason =
  | Reason
  | "no-rows"
  | "not-asked"
  | "not-set"
  | "not-begun"
  | "period-over"
  | "too-few"
  | "too-few-days"
  | "no-days"
  | "no-baseline"
  | "no-curve"
  | "not-run-rated";

/**
 * The figures of a goal that may be missing.
 *
 * @category Goals
 */
export type GoalFigure =
  | "actual"
  | "attained"
  | "fromBaseline"
  | "expected"
  | "pace"
  | "variance"
  | "varianceShare"
  | "landing"
  | "interval"
  | "required"
  | "status";

/**
 * Where a goal will end if it goes on so: `actual ÷ share` of the target that is due by now.
 *
 * @category Goals
 */
export interface Landing {
  readonly value: number | Money;
  /** `"actual"` once the period is over, else `"run-rate"`, an estimate. */
  readonly method: "actual" | "run-rate";
  /**
   * Bounds with a confidence of 95 %, in the unit of the metric: quasi-Poisson, from how far the days so far are from
   * the curve. An estimate; `null` where `reasons.interval` says why.
   */
  readonly interval: Interval | null;
}

/**
 * How one goal stands. A figure that is missing is `null`, with its reason in `reasons`.
 *
 * *Details*. For a goal on a metric of which more is better; less is better in brackets.
 *
 * - `attained` = actual ÷ target (target ÷ actual)
 * - `fromBaseline` = (actual − baseline) ÷ (target − baseline)
 * - `expected` = start + (target − start) × share of the curve that is due by now. The start is 0 for what adds up over
 *   time, else the baseline. A rate or a stock without baseline and curve is expected at its target all the time.
 * - `pace` = actual ÷ expected (expected ÷ actual)
 * - `variance` = actual − target, and `varianceShare` = variance ÷ |target|. Of limits, how far it is outside.
 * - `required` = (target − actual) ÷ `daysLeft`: what each day must bring, or may. Days are those with a weight, so
 *   business days if the curve has them.
 *
 * @category Goals
 */
export interface GoalProgress {
  /** Equal for all versions of a goal: its metric, days and segment as a text. */
  readonly key: string;
  readonly metric: string;
  readonly segment: Readonly<Record<string, DimensionValue>>;
  readonly period: Period;
  readonly asOf: CalendarDate | Date | null;
  /** Whether the period is over. */
  readonly isOver: boolean;
  /** The version of the goal that holds at `asOf`; `null` before the first. */
  readonly goal: Goal | null;
  readonly direction: "up" | "down" | null;
  readonly status: GoalStatus;
  readonly actual: number | Money | null;
  /** The target as a value; `null` for limits. */
  readonly target: number | Money | null;
  readonly attained: number | null;
  readonly fromBaseline: number | null;
  readonly expected: number | Money | null;
  readonly pace: number | null;
  readonly variance: number | Money | null;
  readonly varianceShare: number | null;
  /** Whether the variance is on the good side: 0 is. */
  readonly isFavourable: boolean | null;
  readonly landing: Landing | null;
  readonly required: number | Money | null;
  /** The days left that have a weight, with the part of a day that is left. */
  readonly daysLeft: number | null;
  readonly reasons: Readonly<Partial<Record<GoalFigure, GoalReason>>>;
  /** On how many rows the actual value rests. */
  readonly n: number | null;
  readonly additivity: Additivity;
  /** How the actual value came about; `null` if there is no row. */
  readonly explanation: Explanation | null;
}
