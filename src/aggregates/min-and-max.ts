import {
  canonicalDecimal,
  compareDecimals,
  compareFractions,
  type DecimalInput,
  type Fraction,
  fraction,
  multiplyFractions,
} from "../exact/index.js";
import { stepping } from "./accumulator.js";
import type { NumericAggregate } from "./numeric-aggregate.js";
import { isDecimalValue, isRecord, isWhole } from "./state-checks.js";

/** The number of inputs, and the smallest or largest of them. */
export interface Extreme {
  n: number;
  value: DecimalInput | null;
}

export const minima: NumericAggregate<Extreme> = /*#__PURE__*/ extreme("min", -1);

export const maxima: NumericAggregate<Extreme> = /*#__PURE__*/ extreme("max", 1);

function extreme(definition: string, sign: 1 | -1): NumericAggregate<Extreme> {
  const moreExtreme = (left: DecimalInput | null, right: DecimalInput | null): DecimalInput | null => {
    if (left === null || right === null) return left ?? right;
    return sign * compareDecimals(left, right) >= 0 ? left : right;
  };
  const aggregate: NumericAggregate<Extreme> = {
    definition,
    class: "ordered",
    init: () => ({ n: 0, value: null }),
    step: (state, value) => {
      state.n += 1;
      state.value = moreExtreme(state.value, value);
      return state;
    },
    merge: (left, right) => ({ n: left.n + right.n, value: moreExtreme(left.value, right.value) }),
    isState: (state) => {
      if (!isRecord(state) || !isWhole(state["n"])) return false;
      return state["value"] === null || isDecimalValue(state["value"]);
    },
    accumulator: () => stepping(aggregate),
    find: (states) => {
      let n = 0;
      let found: Fraction | null = null;
      for (const { state, factor } of states) {
        n += state.n;
        if (state.value === null) continue;
        const candidate = multiplyFractions(fraction(canonicalDecimal(state.value)), factor);
        if (found === null || sign * compareFractions(candidate, found) > 0) found = candidate;
      }
      return found === null ? null : { value: found, n };
    },
  };
  return aggregate;
}
