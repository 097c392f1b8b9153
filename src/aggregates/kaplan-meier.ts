import type { DecimalInput } from "../exact/index.js";
import type { Aggregate } from "./aggregate.js";
import { just, nothing } from "./outcome.js";
import { type Ranking, rankings } from "./value-counts.js";

/** Shares, and Greenwood's sum, are whole numbers of 2^-192: exact to 57 digits, however many steps there are. */
export const fixedBits = 192n;

/** An age at which some ended, or some open ones were last seen, in whole milliseconds. */
export interface LifetimeStep {
  readonly age: number;
  /** How many were there just before this age. */
  readonly atRisk: number;
  readonly ended: number;
  readonly open: number;
  /** The share that is left after this age. */
  readonly survival: bigint;
  /** Σ d ÷ (n (n − d)) over the ages so far, while somebody is left. */
  readonly greenwood: bigint;
}

/**
 * The Kaplan-Meier estimate of how long something lasts, from lifetimes of which some have not ended yet.
 *
 * *Details*. A lifetime is its whole milliseconds times 2, and 1 more while it is open. In a ranking of such numbers
 * those who end at an age come before those last seen at it, which is the order that the estimate takes them in.
 */
export function kaplanMeier(): Aggregate<DecimalInput, Ranking, readonly LifetimeStep[]> {
  return {
    ...rankings,
    definition: "kaplanMeier",
    finish: (state) => {
      const steps = stepsOf(state);
      const open = steps.reduce((sum, step) => sum + step.open, 0);
      const outcome = state.n === 0 ? nothing("empty", 0) : just(steps, state.n);
      return { ...outcome, ended: state.n - open, open };
    },
  };
}

function stepsOf({ n, values, counts }: Ranking): LifetimeStep[] {
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

/** The number nearest to a whole number of 2^-192. */
export function fromFixed(fixed: bigint): number {
  return Number(fixed) / 2 ** Number(fixedBits);
}
