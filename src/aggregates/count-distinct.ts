import { canonicalDecimal } from "../money/exact.js";
import type { Scalar } from "../expressions/expression.js";
import { type Aggregate, just } from "./aggregate.js";
import { emptyTally, mergeTallies, tally, type Tally } from "./tally.js";

/**
 * How many different values there are that occur at least so often.
 *
 * *Details*. Numbers are told apart as decimals, so 1 and "1.0" of a number field are one value.
 */
export function distinctValues(atLeast: number, numeric: boolean): Aggregate<Scalar, Tally, number> {
  const keyOf = (value: Scalar): string => {
    // A letter before the value keeps keys such as "__proto__" ordinary.
    if (typeof value === "object") return `m${value.currency} ${canonicalDecimal(value.amount)}`;
    if (numeric) return `n${canonicalDecimal(value as number | string)}`;
    return `${(typeof value)[0]!}${String(value)}`;
  };
  return {
    definition: atLeast === 1 ? "countDistinct" : { countDistinct: { atLeast } },
    class: "holistic",
    init: emptyTally,
    step: (state, value) => tally(state, keyOf(value), 1),
    remove: (state, value) => tally(state, keyOf(value), -1),
    merge: mergeTallies,
    finish: ({ counts }) => {
      let found = 0;
      for (const count of Object.values(counts)) if (count >= atLeast) found++;
      return just(found, found);
    },
  };
}
