import { divideFractions, type Fraction, numberOf } from "../exact/index.js";
import type { Frame } from "../question/frame.js";
import type { Explanation } from "../report/explanation.js";
import { amountOf, isZero, magnitude, valueOf } from "./amount.js";
import { isCut } from "./answers.js";
import type { AskedGoal } from "./asked-goals.js";
import { shareOf } from "./curve.js";
import { daysLeft } from "./days-left.js";
import { type Standing, standingOf } from "./elapsed.js";
import {
  attainedOf,
  type Evidence,
  expectedOf,
  type Found,
  fromBaselineOf,
  isFavourable,
  requiredOf,
  statusOf,
  varianceOf,
} from "./figures.js";
import type { GoalFigure, GoalProgress, GoalReason, GoalStatus, Landing } from "./goal-progress.js";
import { intervalOf, landingOf } from "./landing.js";

/** What a report says about a goal. */
export interface Answer {
  readonly frame: Frame;
  readonly explanation: Explanation | GoalReason;
  /** The values of the days that are over; `null` if they are not known. */
  readonly days: readonly number[] | null;
}

/** The exact figures of a goal; each is a reason where it is missing. */
type Figures = Readonly<Record<Exclude<GoalFigure, "interval" | "status" | "landing">, Found>> & {
  readonly landing: Landing | GoalReason;
  readonly interval: GoalReason | null;
  readonly status: GoalStatus | GoalReason;
};

/** How a goal stands; `goal` is the version to judge by, `isSet` whether it holds yet. */
export function progressRow(goal: AskedGoal, isSet: boolean, answer: Answer): GoalProgress {
  const { frame, explanation, days } = answer;
  const standing = standingOf(goal.period, frame);
  const reason = whyUnknown(goal, isSet, answer, standing);
  const value = typeof explanation === "string" ? null : amountOf(explanation.value);
  const actual = isSet && value?.currency === (goal.target ?? value)?.currency ? value?.value : undefined;
  const figures =
    actual === undefined || reason === "not-begun" || reason === "incomplete-period"
      ? missingFigures(reason ?? "not-applicable", reason === "incomplete-period" ? actual : undefined)
      : figuresOf(goal, { actual, standing, share: shareOf(goal.curve, standing) }, days, reason);
  return rowOf(goal, isSet, answer, standing, figures);
}

/** Why nothing can be said about a goal; `null` if something can. */
function whyUnknown(
  { given, period }: AskedGoal,
  isSet: boolean,
  { frame, explanation }: Answer,
  { hasBegun }: Standing,
): GoalReason | null {
  if (!isSet) return "not-set";
  if (!hasBegun) return "not-begun";
  if (typeof explanation === "string") return explanation;
  if (explanation.value === null) return explanation.reason ?? "not-applicable";
  if (isCut(period, frame)) return "incomplete-period";
  const { atLeast } = given;
  return atLeast != null && (explanation.n ?? 0) < atLeast ? "too-few" : null;
}

function missingFigures(reason: GoalReason, actual: Fraction | undefined): Figures {
  return {
    actual: actual ?? reason,
    attained: reason,
    fromBaseline: reason,
    expected: reason,
    pace: reason,
    variance: reason,
    varianceShare: reason,
    landing: reason,
    interval: reason,
    required: reason,
    status: reason,
  };
}

function figuresOf(
  goal: AskedGoal,
  evidence: Evidence,
  days: Answer["days"],
  reason: GoalReason | null,
): Figures {
  const { actual } = evidence;
  const expected = expectedOf(evidence, goal);
  const variance = varianceOf(actual, goal);
  const landing = landingOf(evidence, goal.isFlow);
  return {
    actual,
    attained: attainedOf(actual, goal.target?.value ?? null, goal.direction),
    fromBaseline: fromBaselineOf(evidence, goal),
    expected,
    pace: typeof expected === "string" ? expected : attainedOf(actual, expected, goal.direction),
    variance,
    varianceShare: varianceShareOf(variance, goal),
    ...landed(goal, evidence, landing, days),
    required: requiredOf(evidence, goal),
    status: reason ?? statusOf(evidence, expected, goal),
  };
}

function varianceShareOf(variance: Fraction, { target }: AskedGoal): Found {
  if (target === null) return "not-applicable";
  return isZero(target.value) ? "zero-denominator" : divideFractions(variance, magnitude(target.value));
}

/** A landing with its interval, or the reasons why they are missing. */
function landed(
  { curve, target }: AskedGoal,
  evidence: Evidence,
  landing: Found,
  days: Answer["days"],
): Pick<Figures, "landing" | "interval"> {
  if (typeof landing === "string") return { landing, interval: landing };
  const value = valueOf(landing, target?.currency ?? null);
  if (value === null) return { landing: "not-applicable", interval: "not-applicable" };
  if (evidence.standing.isOver)
    return { landing: { value, method: "actual", interval: null }, interval: "period-over" };
  const interval = days === null ? "no-days" : intervalOf(evidence, landing, curve, days);
  const isMissing = typeof interval === "string";
  return {
    landing: { value, method: "run-rate", interval: isMissing ? null : interval },
    interval: isMissing ? interval : null,
  };
}

function rowOf(
  goal: AskedGoal,
  isSet: boolean,
  { frame, explanation }: Answer,
  standing: Standing,
  figures: Figures,
): GoalProgress {
  const reasons: Partial<Record<GoalFigure, GoalReason>> = {};
  const shown = <Value>(figure: GoalFigure, found: Found, present: (found: Fraction) => Value | null) => {
    const value = typeof found === "string" ? null : present(found);
    if (value === null) reasons[figure] = typeof found === "string" ? found : "not-applicable";
    return value;
  };
  const currency = goal.target?.currency ?? null;
  const amount = (figure: GoalFigure & keyof Figures) =>
    shown(figure, figures[figure] as Found, (found) => valueOf(found, currency));
  const number = (figure: GoalFigure & keyof Figures) => shown(figure, figures[figure] as Found, numberOf);
  const { landing, interval, variance } = figures;
  const status = statusIn(figures.status);
  if (typeof landing === "string") reasons.landing = landing;
  if (interval !== null) reasons.interval = interval;
  if (status === "unknown") reasons.status = figures.status as GoalReason;
  const { asOf } = frame;
  return {
    key: goal.key,
    metric: goal.given.metric,
    segment: goal.segment,
    period: goal.period,
    asOf: typeof asOf === "number" ? new Date(asOf) : asOf,
    isOver: standing.isOver,
    goal: isSet ? goal.given : null,
    direction: isSet ? goal.direction : null,
    status,
    actual: amount("actual"),
    target: isSet && goal.target !== null ? valueOf(goal.target.value, currency) : null,
    attained: number("attained"),
    fromBaseline: number("fromBaseline"),
    expected: amount("expected"),
    pace: number("pace"),
    variance: amount("variance"),
    varianceShare: number("varianceShare"),
    isFavourable: typeof variance === "string" ? null : isFavourable(variance, goal),
    landing: typeof landing === "string" ? null : landing,
    required: amount("required"),
    daysLeft: isSet ? numberOf(daysLeft(goal.curve, standing)) : null,
    reasons,
    n: typeof explanation === "string" ? null : explanation.n,
    additivity: goal.additivity,
    explanation: typeof explanation === "string" ? null : explanation,
  };
}

const statuses: readonly string[] = ["met", "missed", "ahead", "on", "behind"] satisfies GoalStatus[];

function statusIn(found: GoalStatus | GoalReason): GoalStatus {
  return statuses.includes(found) ? (found as GoalStatus) : "unknown";
}
