import {
  addTo,
  emptySum,
  type ExactSum,
  mergeSums,
  multiplyDecimals,
  scaleSum,
  subtractDecimals,
  subtractFrom,
  sumText,
} from "../exact/index.js";
import type { NumericAggregate } from "./numeric-aggregate.js";
import { addQuotients, type Quotient, quotient } from "./quotient.js";

/** How many inputs there were, their exact sum, and the exact sum of their squares. */
export interface Moments {
  n: number;
  readonly sum: ExactSum;
  readonly squares: ExactSum;
}

/**
 * The sample variance, with n − 1 below: (n Σx² − (Σx)²) ÷ (n (n − 1)).
 *
 * The sums are exact, so this textbook formula loses nothing; no order of rows or of merges can change a digit.
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
  negate: ({ n, sum, squares }) => ({ n: -n, sum: scaleSum(sum, "-1"), squares: scaleSum(squares, "-1") }),
  find: (parts) => {
    let n = 0;
    let sum: Quotient = { numerator: "0", denominator: "1" };
    let squares: Quotient = sum;
    for (const { state, factor } of parts) {
      n += state.n;
      sum = addQuotients(sum, quotient(sumText(state.sum), "1", factor));
      const once = quotient(sumText(state.squares), "1", factor);
      squares = addQuotients(squares, quotient(once.numerator, once.denominator, factor));
    }
    return n < 2 ? null : { value: spread(n, sum, squares), n };
  },
};

function spread(n: number, sum: Quotient, squares: Quotient): Quotient {
  const negated: Quotient = {
    numerator: subtractDecimals(0, multiplyDecimals(sum.numerator, sum.numerator)),
    denominator: multiplyDecimals(sum.denominator, sum.denominator),
  };
  const total = addQuotients(
    quotient(squares.numerator, squares.denominator, { numerator: String(n), denominator: "1" }),
    negated,
  );
  return quotient(total.numerator, total.denominator, { numerator: "1", denominator: String(n * (n - 1)) });
}
