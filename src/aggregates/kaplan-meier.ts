import type { DecimalInput } from "../exact/index.js";
import type { BatchAggregate } from "./aggregate.js";
import { just, nothing } from "./outcome.js";
import { isCount, isWhole } from "./state-checks.js";
import { isValueCounts, type ValueCounts, valueCounts } from "./value-counts.js";

/** Shares and Greenwood's sum are whole numbers of 2^-192: 57 digits, however many steps there are. */
export const fixedBits = 192n;

/** A step of the curve: an age at which lifetimes ended, or open ones were last seen. */
export interface LifetimeStep {
  /** In whole milliseconds. */
  readonly age: number;
  /** How many had neither ended nor left before this age. */
  readonly atRisk: number;
  readonly ended: number;
  readonly open: number;
  /** The share that lasts longer than this age. */
  readonly survival: bigint;
  /** Greenwood's sum so far: Σ d ÷ (n (n − d)), for d that ended of n at risk, while n − d is above 0. */
  readonly greenwood: bigint;
}

/**
 * The Kaplan-Meier estimate of how long something lasts, from lifetimes that may not have ended yet.
 *
 * *Details*. A lifetime is `2 * milliseconds`, plus 1 while it is open. In ascending order, those that ended at an age
 * then come before those last seen at it, as the estimate requires.
 */
export function kaplanMeier(): BatchAggregate<DecimalInput, ValueCounts, readonly LifetimeStep[]> {
  return {
    ...valueCounts,
    definition: "kaplanMeier",
    isState: (state) =>
      isValueCounts(state) &&
      state.values.every((value) => isWhole(value) && value >= 0) &&
      state.counts.every(isCount),
    finish: (state) => {
      const steps = stepsOf(state);
      const open = steps.reduce((sum, step) => sum + step.open, 0);
      const outcome = state.n === 0 ? nothing("empty", 0) : just(steps, state.n);
      return { ...outcome, ended: state.n - open, open };
    },
  };
}

function stepsOf({ n, values, counts }: ValueCounts): LifetimeStep[] {
  const steps: LifetimeStep[] = [];
  let atRisk = n;
  let [survival, greenwood] = [1n << fixedBits, 0n];
  for (let place = 0; place < values.length;) {
    const age = Math.floor(Number(values[place]) / 2);
    const ended = Number(values[place]) === age * 2 ? counts[place++]! : 0;
    const open = Number(values[place]) === age * 2 + 1 ? counts[place++]! : 0;
    const left = atRisk - ended;
    if (ended > 0) {
      const [before, after] = [BigInt(atRisk), BigInt(left)];
      survival = (survival * after) / before;
      if (left > 0) greenwood += (BigInt(ended) << fixedBits) / (before * after);
    }
    steps.push({ age, atRisk, ended, open, survival, greenwood });
    atRisk = left - open;
  }
  return steps;
}

/** `fixed * 2^-192` as a number. */
export function fromFixed(fixed: bigint): number {
  return Number(fixed) / 2 ** Number(fixedBits);
}
