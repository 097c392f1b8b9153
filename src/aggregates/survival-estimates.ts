import { divideToNumber } from "../exact/index.js";
import { type Interval, z } from "./interval.js";
import { fixedBits, fromFixed, type LifetimeStep } from "./kaplan-meier.js";

/** A statistic of a survival curve; no value if too little has been seen. */
export interface Estimate<Value = number> {
  readonly value: Value | null;
  readonly interval: Interval | null;
  /** The lower bound, if there is no upper one. */
  readonly atLeast?: number | null;
}

type Steps = readonly LifetimeStep[];

const tooEarly: Estimate = { value: null, interval: null };

/** The variance of the share that lasts (Greenwood, 1926); `null` once it is 0. */
export function varianceOf({ survival, greenwood }: LifetimeStep): number | null {
  return survival === 0n ? null : fromFixed((survival * survival * greenwood) >> (2n * fixedBits));
}

/** The 95 % interval of the share that lasts, on the log-log scale; `null` before the first end and once the share is 0. */
export function logLogInterval({ survival, greenwood }: LifetimeStep): Interval | null {
  if (greenwood === 0n || survival === 0n) return null;
  const share = fromFixed(survival);
  const power = Math.exp((z * Math.sqrt(fromFixed(greenwood))) / -Math.log(share));
  return { low: share ** power, high: share ** (1 / power) };
}

/** The share that lasts longer than an age in milliseconds. */
export function shareAt(steps: Steps, age: number): Estimate {
  if (isUnseen(steps, age)) return tooEarly;
  const step = steps.filter((each) => each.age <= age).at(-1);
  if (step === undefined) return { value: 1, interval: null };
  return { value: fromFixed(step.survival), interval: logLogInterval(step) };
}

/**
 * The first age at which at most half is left. If that is exactly half, the midpoint between this age and the next end,
 * as in R. The interval is where the bounds of the share pass one half (Brookmeyer and Crowley, 1982).
 */
export function medianOf(steps: Steps, per: number): Estimate {
  const place = steps.findIndex(({ survival }) => compareToHalf(survival) <= 0);
  const step = steps[place];
  const passing = (bound: keyof Interval, some: Steps): number | null => {
    const found = some.find((each) => (logLogInterval(each)?.[bound] ?? 1) <= 0.5);
    return found === undefined ? null : found.age / per;
  };
  const low = passing("low", steps);
  const high = step === undefined ? null : passing("high", steps.slice(place));
  const bounds =
    low === null || high === null ? { interval: null, atLeast: low } : { interval: { low, high } };
  if (step === undefined) return { value: null, ...bounds };
  const isHalf = compareToHalf(step.survival) === 0;
  const next = (isHalf && steps.find(({ survival }) => survival < step.survival)) || step;
  return { value: (step.age + next.age) / (2 * per), ...bounds };
}

/** The mean lifetime up to a horizon in milliseconds: the area under the curve, with R's variance of it. */
export function restrictedMeanOf(steps: Steps, horizon: number, per: number): Estimate {
  if (isUnseen(steps, horizon)) return tooEarly;
  let [area, variance, end] = [0n, 0, horizon];
  for (const { age, atRisk, ended, survival } of steps.filter((step) => step.age < horizon).reverse()) {
    area += survival * BigInt(end - age);
    end = age;
    if (ended < atRisk) variance += (fromFixed(area) / per) ** 2 * (ended / (atRisk * (atRisk - ended)));
  }
  area += BigInt(end) << fixedBits;
  const value = divideToNumber(String(area), String(BigInt(per) << fixedBits));
  const spread = z * Math.sqrt(variance);
  const interval = { low: Math.max(0, value - spread), high: Math.min(horizon / per, value + spread) };
  return { value, interval: spread === 0 ? null : interval };
}

/** Whether an age is beyond all that were observed, while some are left. */
function isUnseen(steps: Steps, age: number): boolean {
  const { age: oldest, survival } = steps.at(-1)!;
  return age > oldest && survival > 0n;
}

/** Compares a share with one half. They are equal if they differ by less than the rounding of the steps. */
function compareToHalf(survival: bigint): number {
  const excess = (survival << 1n) - (1n << fixedBits);
  const rounding = 1n << (fixedBits / 2n);
  return excess > rounding ? 1 : excess < -rounding ? -1 : 0;
}
