import { invalidArgument } from "../errors.js";
import { canonicalDecimal, multiplyDecimals, subtractDecimals } from "../money/exact.js";
import type { NumericAggregate, Part } from "./numeric.js";
import { addQuotients, compareQuotients, type Quotient, quotient } from "./quotient.js";
import { emptyTally, mergeTallies, tally, type Tally } from "./tally.js";

/**
 * The quantile by linear interpolation between order statistics (type 7, the default of R and numpy), computed
 * exactly in decimals.
 */
export function quantiles(probability: number): NumericAggregate<Tally> {
  if (!(probability >= 0 && probability <= 1)) {
    throw invalidArgument("quantile", "a probability from 0 to 1", probability);
  }
  return {
    definition: { quantile: probability },
    class: "holistic",
    init: emptyTally,
    step: (state, value) => tally(state, canonicalDecimal(value), 1),
    remove: (state, value) => tally(state, canonicalDecimal(value), -1),
    merge: mergeTallies,
    find: (parts) => {
      const values = sortedValues(parts);
      const n = values.reduce((sum, { count }) => sum + count, 0);
      return n === 0 ? null : { value: interpolate(values, n, probability), n };
    },
  };
}

interface Counted {
  readonly value: Quotient;
  readonly count: number;
}

function sortedValues(parts: readonly Part<Tally>[]): Counted[] {
  const values: Counted[] = [];
  for (const { state, factor } of parts) {
    for (const [value, count] of Object.entries(state.counts))
      values.push({ value: quotient(value, "1", factor), count });
  }
  return values.sort((left, right) => compareQuotients(left.value, right.value));
}

function interpolate(values: readonly Counted[], n: number, probability: number): Quotient {
  const position = multiplyDecimals(probability, n - 1);
  const below = Number(position.split(".")[0]);
  const share = subtractDecimals(position, below);
  const lower = nth(values, below);
  if (share === "0") return lower;
  const upper = nth(values, below + 1);
  return addQuotients(
    quotient(lower.numerator, lower.denominator, { numerator: subtractDecimals(1, share), denominator: "1" }),
    quotient(upper.numerator, upper.denominator, { numerator: share, denominator: "1" }),
  );
}

function nth(values: readonly Counted[], index: number): Quotient {
  let passed = 0;
  for (const { value, count } of values) {
    passed += count;
    if (index < passed) return value;
  }
  throw new RangeError(`no value at ${String(index)} of ${String(passed)}`);
}
