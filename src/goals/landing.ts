import { type Interval, z } from "../aggregates/interval.js";
import { divideFractions, type Fraction, numberOf } from "../exact/index.js";
import { isZero } from "./amount.js";
import type { DayCurve } from "./curve.js";
import type { Evidence, Found } from "./figures.js";
import type { GoalReason } from "./goal-progress.js";

/** The fewest days from which an interval is estimated: four degrees of freedom. */
const fewestDays = 5;

/** `actual ÷ share`: the actual value once the period is over. */
export function landingOf({ actual, share, standing }: Evidence, isFlow: boolean): Found {
  if (standing.isOver) return actual;
  if (!isFlow) return "not-run-rated";
  return isZero(share) ? "zero-denominator" : divideFractions(actual, share);
}

/**
 * The 95 % prediction interval of a run-rate, from the values of the days that are over.
 *
 * A day is expected to bring `landing × weight`, with the variance `dispersion × weight`, weights as shares of the period.
 * Then the landing has the variance `dispersion × (1 − share) ÷ share`, and Student's t as many degrees of freedom as days
 * less one. With the dispersion of a Poisson count, which is its rate, the variance is that of Nelson (1982), "Applied Life
 * Data Analysis".
 */
export function intervalOf(
  evidence: Evidence,
  landing: Fraction,
  curve: DayCurve,
  values: readonly number[],
): Interval | GoalReason {
  const [share, middle, actual] = [evidence.share, landing, evidence.actual].map(numberOf);
  if (share == null || middle == null || actual == null) return "not-applicable";
  const blocks = weighedDays(curve, values);
  if (blocks.length < fewestDays) return "too-few-days";
  let sum = 0;
  for (const { weight, value } of blocks) sum += (value - middle * weight) ** 2 / weight;
  const freedom = blocks.length - 1;
  const reach = studentQuantile(freedom) * Math.sqrt(((sum / freedom) * (1 - share)) / share);
  if (!Number.isFinite(reach)) return "not-applicable";
  // What is there stays there, unless days may take some of it away.
  const least = values.some((value) => value < 0) ? -Infinity : actual;
  return { low: Math.max(middle - reach, least), high: middle + reach };
}

interface WeighedDay {
  readonly weight: number;
  readonly value: number;
}

/** The days with a weight, each with the values of the days without one before it. */
function weighedDays({ days, before }: DayCurve, values: readonly number[]): WeighedDay[] {
  const whole = before(days);
  const found: WeighedDay[] = [];
  let pending = 0;
  for (const [day, value] of values.entries()) {
    pending += value;
    const weight = Number(((before(day + 1) - before(day)) * 10n ** 18n) / whole) / 1e18;
    if (weight === 0) continue;
    found.push({ weight, value: pending });
    pending = 0;
  }
  return found;
}

/** The 97.5 % quantile of Student's t distribution: Abramowitz and Stegun (1964), 26.7.5. Within 0.3 % from 4 degrees on. */
function studentQuantile(freedom: number): number {
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + first / freedom + second / freedom ** 2 + third / freedom ** 3;
}
