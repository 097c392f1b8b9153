import type { Aggregate, AnyAggregate } from "../aggregates/aggregate.js";
import type { Presentation } from "../aggregates/outcome.js";
import { having, listIn, optionsIn } from "../errors.js";
import { oneFraction } from "../exact/index.js";
import { aggregateCase, aggregateLaws } from "./aggregate-checks.js";
import { checkLaw } from "./broken-law.js";
import { canonicalText } from "./canonical-text.js";
import { type Draw, drawFrom, shuffled } from "./random.js";

/**
 * Options of {@link assertAggregateLaws}.
 *
 * @category Testing
 */
export interface AggregateLawOptions {
  /** The seed of orders, splits and samples; 1 by default. */
  readonly seed?: number | undefined;
  /** The number of samples, from none of the inputs to all of them; 24 by default. */
  readonly rounds?: number | undefined;
  /** The presentation for `finish`; by default without a currency and without conversion. */
  readonly presentation?: Presentation | undefined;
}

/**
 * Checks that an aggregate keeps the laws that scans, merges and reports need, for samples of some inputs.
 *
 * *When to use*. In the tests of your own aggregates, best with inputs from a property-testing library. Include ties,
 * opposite values, and values of very different size.
 *
 * *Details*. The laws: `init` makes a new state, the identity of `merge`; `merge` is associative and commutative,
 * changes neither argument and shares nothing with them; any order and any split give the same result; states survive
 * JSON, half-way too; `finish` changes nothing; inputs stay as they are. Of those that there are, `isState` knows every
 * state, `remove` undoes `step`, and merging a state of `negate` undoes merging the state itself. Results are compared to
 * the last bit. A
 * `SalesmetricsError` of `finish`, such as `mixed-currencies`, counts as a result, compared by its code. The first broken
 * law throws {@link BrokenLawError}. Equal seeds make equal checks.
 *
 * *Gotchas*. The checks are only as good as the inputs: with equal inputs, for example, every order gives the same
 * result.
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
  options: AggregateLawOptions = {},
): void {
  const {
    seed = 1,
    rounds = 24,
    presentation = withoutConversion,
  } = optionsIn("assertAggregateLaws", options);
  having("assertAggregateLaws", "an aggregate", aggregate, "init");
  listIn("assertAggregateLaws", "a list of inputs", inputs);
  const before = canonicalText(inputs);
  const samples = samplesOf(inputs, rounds, drawFrom(seed));
  for (const [law, check] of Object.entries(aggregateLaws)) {
    for (const [round, sample] of samples.entries()) {
      const draw = drawFrom(seed + round);
      const testCase = aggregateCase(aggregate as unknown as AnyAggregate, presentation, sample, draw);
      checkLaw("assertAggregateLaws", law, { inputs: sample }, () => check(testCase));
    }
  }
  checkLaw("assertAggregateLaws", "inputs stay as they are", { inputs }, () => [
    { expected: before, got: canonicalText(inputs) },
  ]);
}

const withoutConversion: Presentation = { currency: null, factorOf: () => oneFraction };

/** Samples of growing size, so that a counter-example is small; the last quarter of them has all inputs. */
function samplesOf<Input>(inputs: readonly Input[], rounds: number, draw: Draw): Input[][] {
  const size = (round: number): number => (round < rounds * 0.75 ? round : inputs.length);
  return Array.from({ length: rounds }, (_, round) => shuffled(inputs, draw).slice(0, size(round)));
}
