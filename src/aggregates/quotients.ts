import { fraction, multiplyFractions } from "../exact/index.js";
import { keyAndDivisor } from "../money/divided-key.js";
import type { Money } from "../money/money.js";
import type { RowMoney } from "../vectors/vector.js";
import type { BatchAggregate } from "./aggregate.js";
import { asMoney, type ByCurrency, finishMoney } from "./money-aggregate.js";
import type { NumericAggregate } from "./numeric-aggregate.js";
import { sums, type Total } from "./sum-and-mean.js";

/** Sums by divisor, each to be divided by it. */
export interface Quotients {
  n: number;
  readonly byDivisor: Map<string, Total>;
}

/** The sum of sums that are divided each. */
export const quotients: Pick<NumericAggregate<Quotients>, "find" | "zeroWhenEmpty"> = {
  zeroWhenEmpty: true,
  find: (states) =>
    sums.find(
      states.flatMap(({ state, factor }) =>
        Array.from(state.byDivisor, ([divisor, total]) => ({
          state: total,
          factor: multiplyFractions(factor, fraction("1", divisor)),
        })),
      ),
    ),
};

/** The sum of amounts whose keys have a divisor, `USD/3`: those of one divisor are added first and divided once. */
export const sumOfDivided: BatchAggregate<RowMoney, ByCurrency<Total>, Money> = /*#__PURE__*/ (() =>
  // The short way to a result would pass over the divisor.
  asMoney({ ...sums, findShort: () => null }, (_, totals, presentation) =>
    finishMoney(quotients, byCurrency(totals), presentation),
  ))();

function byCurrency(totals: ByCurrency<Total>): ByCurrency<Quotients> {
  const all: Record<string, Quotients> = {};
  for (const [written, total] of Object.entries(totals)) {
    const [key, divisor] = keyAndDivisor(written);
    const { n, byDivisor } = (all[key] ??= { n: 0, byDivisor: new Map() });
    all[key] = { n: n + total.n, byDivisor: byDivisor.set(divisor, total) };
  }
  return all;
}
