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
import type { NumericAggregate, Part } from "./numeric-aggregate.js";
import { neighbours } from "./order-statistics.js";
import { type Ranking, RankingAccumulator, rankings } from "./value-counts.js";

/**
 * The quantile by linear interpolation between order statistics (type 7, the default of R and numpy), computed
 * exactly in decimals.
 */
export function quantiles(probability: number): NumericAggregate<Ranking> {
  if (!(probability >= 0 && probability <= 1)) {
    throw invalidArgument("quantile", "a probability from 0 to 1", probability);
  }
  return {
    definition: { quantile: probability },
    ...rankings,
    find: (parts) => {
      const n = parts.reduce((sum, { state }) => sum + state.n, 0);
      return n === 0 ? null : { value: interpolate(parts, n, probability), n };
    },
    accumulator: () => new QuantileAccumulator(probability),
  };
}

function interpolate(parts: readonly Part<Ranking>[], n: number, probability: number): Fraction {
  const [below, share] = positionOf(probability, n);
  const nth = selectionOf(parts);
  const lower = nth(below);
  if (share === "0") return lower;
  const upper = nth(below + 1);
  return addFractions(
    multiplyFractions(lower, fraction(subtractDecimals(1, share))),
    multiplyFractions(upper, fraction(share)),
  );
}

/** How many values come before the quantile's lower neighbour, and how far on from it to the next the quantile is. */
function positionOf(probability: number, n: number): readonly [below: number, share: string] {
  const position = multiplyDecimals(probability, n - 1);
  const below = Number(position.split(".")[0]);
  return [below, subtractDecimals(position, below)];
}

/** What finds the value with so many before it. Rankings with factors of their own are put in one order first. */
function selectionOf(parts: readonly Part<Ranking>[]): (index: number) => Fraction {
  const [first, ...others] = parts.filter(({ state }) => state.n > 0);
  if (others.length === 0) {
    const { state, factor } = first!;
    return (index) => multiplyFractions(fraction(String(state.values[placeAt(state.counts, index)])), factor);
  }
  const all = [first!, ...others].flatMap(({ state, factor }) =>
    state.values.map((value, place) => ({
      value: multiplyFractions(fraction(String(value)), factor),
      count: state.counts[place]!,
    })),
  );
  all.sort((left, right) => compareFractions(left.value, right.value));
  const counts = all.map(({ count }) => count);
  return (index) => all[placeAt(counts, index)]!.value;
}

function placeAt(counts: readonly number[], index: number): number {
  let place = 0;
  for (let passed = counts[0]!; passed <= index; passed += counts[place]!) place++;
  return place;
}

class QuantileAccumulator extends RankingAccumulator {
  constructor(readonly probability: number) {
    super();
  }

  /** The two values that the quantile lies between stand for those before and after them. */
  gatherCompact(cells: ArrayLike<number>): Ranking | null {
    if (!this.isShort) return this.gather(cells);
    const { values, counts, n } = this.numbersOf(cells);
    if (n === 0) return null;
    const [before] = positionOf(this.probability, n);
    const [lower, upper] = neighbours(values, counts, before);
    const others = n - before - 1;
    return others === 0
      ? { n, values: [lower], counts: [n] }
      : { n, values: [lower, upper], counts: [before + 1, others] };
  }
}
