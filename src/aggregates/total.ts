import { addTo, emptySum, type ExactSum, mergeSums, subtractFrom, sumText } from "../money/exact.js";
import type { Finding, NumericAggregate, Part } from "./numeric.js";
import { addQuotients, one, type Quotient, quotient } from "./quotient.js";

/** How many inputs there were, and their exact sum. */
export interface Total {
  n: number;
  readonly sum: ExactSum;
}

/** The exact sum; 0 over nothing. */
export const sums: NumericAggregate<Total> = /*#__PURE__*/ totals({
  definition: "sum",
  class: "additive",
  zeroWhenEmpty: true,
  find: (parts) => {
    const { n, total } = totalOf(parts);
    return n === 0 ? null : { value: total, n };
  },
});

/** The arithmetic mean: the exact sum over the number of inputs. */
export const means: NumericAggregate<Total> = /*#__PURE__*/ totals({
  definition: "mean",
  class: "algebraic",
  find: (parts): Finding | null => {
    const { n, total } = totalOf(parts);
    if (n === 0) return null;
    const share = { numerator: "1", denominator: String(n) };
    return { value: quotient(total.numerator, total.denominator, share), n, total };
  },
});

/** An aggregate whose state is a total. */
function totals(
  result: Pick<NumericAggregate<Total>, "definition" | "class" | "zeroWhenEmpty" | "find">,
): NumericAggregate<Total> {
  return {
    ...result,
    init: () => ({ n: 0, sum: emptySum() }),
    step: (state, value) => {
      addTo(state.sum, value);
      state.n += 1;
      return state;
    },
    remove: (state, value) => {
      subtractFrom(state.sum, value);
      state.n -= 1;
      return state;
    },
    merge: (left, right) => ({ n: left.n + right.n, sum: mergeSums(left.sum, right.sum) }),
  };
}

function totalOf(parts: readonly Part<Total>[]): { n: number; total: Quotient } {
  let n = 0;
  let total: Quotient = { numerator: "0", denominator: one.denominator };
  for (const { state, factor } of parts) {
    n += state.n;
    total = addQuotients(total, quotient(sumText(state.sum), "1", factor));
  }
  return { n, total };
}
