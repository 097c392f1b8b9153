import { invalidArgument } from "../errors.js";
import {
  addFractions,
  compareFractions,
  type Fraction,
  fraction,
  multiplyDecimals,
  multiplyFractions,
  subtractDecimals,
} from "../exact/index.js";
import type { NumericAggregate, ScaledState } from "./numeric-aggregate.js";
import { countIn, placeOf, valueAndNext } from "./order-statistics.js";
import { type ValueCounts, ValueCountsAccumulator, valueCounts } from "./value-counts.js";

/**
 * The quantile by linear interpolation between order statistics (type 7, the default of R and numpy), in exact
 * decimals.
 */
export function quantiles(probability: number): NumericAggregate<ValueCounts> {
  if (!(Number.isFinite(probability) && probability >= 0 && probability <= 1)) {
    throw invalidArgument("quantile", "a probability from 0 to 1", probability);
  }
  return {
    definition: { quantile: probability },
    ...valueCounts,
    find: (states) => {
      const n = states.reduce((sum, { state }) => sum + state.n, 0);
      return n === 0 ? null : { value: interpolate(states, n, probability), n };
    },
    accumulator: () => new QuantileAccumulator(probability),
  };
}

function interpolate(states: readonly ScaledState<ValueCounts>[], n: number, probability: number): Fraction {
  const [rank, share] = positionOf(probability, n);
  const valueAt = valueReader(states);
  const lower = valueAt(rank);
  if (share === "0") return lower;
  const upper = valueAt(rank + 1);
  // lower * (1 - share) + upper * share
  return addFractions(
    multiplyFractions(lower, fraction(subtractDecimals(1, share))),
    multiplyFractions(upper, fraction(share)),
  );
}

/** The position `probability * (n - 1)` of a quantile: the rank of the value below it, from 0, and the fraction beyond. */
function positionOf(probability: number, n: number): readonly [rank: number, share: string] {
  const position = multiplyDecimals(probability, n - 1);
  const rank = Number(position.split(".")[0]);
  return [rank, subtractDecimals(position, rank)];
}

/** Finds the value at a rank. Several states are put in one order, each scaled by its factor. */
function valueReader(states: readonly ScaledState<ValueCounts>[]): (rank: number) => Fraction {
  const [first, ...others] = states.filter(({ state }) => state.n > 0);
  if (others.length === 0) {
    const { state, factor } = first!;
    return (rank) => multiplyFractions(fraction(String(state.values[placeOf(state.counts, rank)])), factor);
  }
  const all = [first!, ...others].flatMap(({ state, factor }) =>
    state.values.map((value, place) => ({
      value: multiplyFractions(fraction(String(value)), factor),
      count: state.counts[place]!,
    })),
  );
  all.sort((left, right) => compareFractions(left.value, right.value));
  const counts = all.map(({ count }) => count);
  return (rank) => all[placeOf(counts, rank)]!.value;
}

class QuantileAccumulator extends ValueCountsAccumulator {
  constructor(readonly probability: number) {
    super();
  }

  /** The quantile lies between two values: the lower one stands for all before it, the upper one for all after it. */
  gatherCompact(cells: ArrayLike<number>): ValueCounts | null {
    if (!this.hasOnlyNumbers) return this.gather(cells);
    const runs = this.runsOf(cells);
    const n = countIn(runs);
    if (n === 0) return null;
    const [rank] = positionOf(this.probability, n);
    const [lower, upper] = valueAndNext(runs, rank);
    const others = n - rank - 1;
    return others === 0
      ? { n, values: [lower], counts: [n] }
      : { n, values: [lower, upper], counts: [rank + 1, others] };
  }
}
