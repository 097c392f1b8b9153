import {
  addFractions,
  addTo,
  emptySum,
  type ExactSum,
  type Fraction,
  fraction,
  mergeSums,
  multiplyDecimals,
  multiplyFractions,
  scaleSum,
  subtractFractions,
  subtractFrom,
  sumText,
  zeroFraction,
} from "../exact/index.js";
import { stepping } from "./accumulator.js";
import type { NumericAggregate } from "./numeric-aggregate.js";
import { isExactSum, isRecord, isWhole } from "./state-checks.js";

/** The number of inputs, their exact sum, and the exact sum of their squares. */
export interface Moments {
  n: number;
  readonly sum: ExactSum;
  readonly squares: ExactSum;
}

/**
 * The sample variance: (n Σx² − (Σx)²) ÷ (n (n − 1)).
 *
 * The sums are exact, so this textbook formula loses no digit, and no order of rows or merges changes one.
 */
export const variances: NumericAggregate<Moments> = {
  definition: "variance",
  class: "algebraic",
  init: () => ({ n: 0, sum: emptySum(), squares: emptySum() }),
  step: (state, value) => {
    state.n += 1;
    addTo(state.sum, value);
    addTo(state.squares, multiplyDecimals(value, value));
    return state;
  },
  remove: (state, value) => {
    state.n -= 1;
    subtractFrom(state.sum, value);
    subtractFrom(state.squares, multiplyDecimals(value, value));
    return state;
  },
  merge: (left, right) => ({
    n: left.n + right.n,
    sum: mergeSums(left.sum, right.sum),
    squares: mergeSums(left.squares, right.squares),
  }),
  isState: (state) =>
    isRecord(state) && isWhole(state["n"]) && isExactSum(state["sum"]) && isExactSum(state["squares"]),
  accumulator: () => stepping(variances),
  negate: ({ n, sum, squares }) => ({ n: -n, sum: scaleSum(sum, "-1"), squares: scaleSum(squares, "-1") }),
  find: (states) => {
    let n = 0;
    let [sum, squares] = [zeroFraction, zeroFraction];
    for (const { state, factor } of states) {
      n += state.n;
      sum = addFractions(sum, multiplyFractions(fraction(sumText(state.sum)), factor));
      const scaledOnce = multiplyFractions(fraction(sumText(state.squares)), factor);
      squares = addFractions(squares, multiplyFractions(scaledOnce, factor));
    }
    return n < 2 ? null : { value: varianceOf(n, sum, squares), n };
  },
};

function varianceOf(n: number, sum: Fraction, squares: Fraction): Fraction {
  const total = subtractFractions(
    multiplyFractions(fraction(String(n)), squares),
    multiplyFractions(sum, sum),
  );
  return multiplyFractions(total, fraction("1", String(n * (n - 1))));
}
