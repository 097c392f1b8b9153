import { oneFraction } from "../exact/index.js";
import type { Aggregate, Presentation } from "../aggregates/aggregate.js";
import { checkLaw } from "./broken-law.js";
import {
  checkAliases,
  checkArguments,
  checkAssociative,
  checkCommutative,
  checkIdentity,
  checkSplits,
} from "./merge-checks.js";
import { type Draw, drawFrom, shuffled } from "./random.js";
import {
  checkDefinition,
  checkFinish,
  checkInit,
  checkJson,
  checkNegate,
  checkOrder,
  checkRemove,
} from "./state-checks.js";
import { strictText } from "./strict-text.js";
import type { Check } from "./trial.js";

/**
 * How the laws of an aggregate are checked.
 *
 * @category Testing
 */
export interface AggregateLawOptions {
  /** Decides orders, splits and subsets; 1 unless said. */
  readonly seed?: number | undefined;
  /** How many samples are taken, from none of the inputs to all of them; 24 unless said. */
  readonly rounds?: number | undefined;
  /** What `finish` is told; no currency, and amounts as they are, unless said. */
  readonly presentation?: Presentation | undefined;
}

/**
 * Checks that an aggregate keeps the laws on which scans, merges and reports rest, over samples of some inputs.
 *
 * *When to use*. In the tests of an aggregate of your own, best with inputs from a property-testing library. Give
 * it ties, opposites, and values of very different size.
 *
 * *Details*. The laws: `init` makes a state of its own and is the identity of `merge`; `merge` is associative and
 * commutative, changes neither argument and keeps its result apart from them; any order and any split give the same
 * result; states survive JSON, half-way too; `finish` changes nothing; `remove`, where there is one, undoes `step`,
 * and a state that `negate` made takes out again what was merged; inputs stay as they are. Results are compared to the last bit. A `SalesmetricsError` of `finish`, such as
 * `mixed-currencies`, is a result too, told by its code. The first broken law throws {@link BrokenLawError}. Nothing
 * is random: the same seed makes the same checks.
 *
 * *Gotchas*. No check finds everything: with inputs that are all alike any order gives the same.
 *
 * @example
 * ```ts
 * import { type Aggregate } from "salesmetrics";
 * import { assertAggregateLaws } from "salesmetrics/testing";
 *
 * const floatSum: Aggregate<number, number, number> = {
 *   definition: "floatSum",
 *   class: "additive",
 *   init: () => 0,
 *   step: (sum, value) => sum + value,
 *   merge: (left, right) => left + right,
 *   finish: (sum) => ({ value: sum, reason: null, numerator: null, denominator: null, n: null }),
 * };
 *
 * assertAggregateLaws(floatSum, [1, 2, 3]); // => undefined
 * assertAggregateLaws(floatSum, [0.1, 0.2, 0.3]); // throws any order gives the same result
 * ```
 *
 * @category Testing
 */
export function assertAggregateLaws<Input, State, Result>(
  aggregate: Aggregate<Input, State, Result>,
  inputs: readonly Input[],
  { seed = 1, rounds = 24, presentation = asTheyAre }: AggregateLawOptions = {},
): void {
  const before = strictText(inputs);
  const samples = samplesOf(inputs, rounds, drawFrom(seed));
  for (const [law, check] of laws) {
    for (const [round, sample] of samples.entries()) {
      const trial = { aggregate, presentation, draw: drawFrom(seed + round), sample };
      checkLaw("assertAggregateLaws", law, { inputs: sample }, () => check(trial));
    }
  }
  checkLaw("assertAggregateLaws", "inputs stay as they are", { inputs }, () => [
    { expected: before, got: strictText(inputs) },
  ]);
}

const asTheyAre: Presentation = { currency: null, factorOf: () => oneFraction };

/** Samples grow one by one, so that a counter-example is small; the last quarter of them has everything. */
function samplesOf<Input>(inputs: readonly Input[], rounds: number, draw: Draw): Input[][] {
  const size = (round: number): number => (round < rounds * 0.75 ? round : inputs.length);
  return Array.from({ length: rounds }, (_, round) => shuffled(inputs, draw).slice(0, size(round)));
}

const laws: readonly (readonly [string, Check])[] = [
  ["the definition is plain JSON", checkDefinition],
  ["init makes a state of its own", checkInit],
  ["finish changes nothing", checkFinish],
  ["any order gives the same result", checkOrder],
  ["init is the identity of merge", checkIdentity],
  ["merge changes neither argument", checkArguments],
  ["merge is commutative", checkCommutative],
  ["merge is associative", checkAssociative],
  ["merge keeps its result apart from its arguments", checkAliases],
  ["any split gives the same result", checkSplits],
  ["states survive JSON", checkJson],
  ["remove undoes step", checkRemove],
  ["negate takes out what was merged", checkNegate],
];
