import {
  addFractions,
  addTo,
  type DecimalInput,
  emptySum,
  type ExactSum,
  finestScale,
  fraction,
  mergeSums,
  multiplyFractions,
  powersOfTen,
  scaleSum,
  subtractFrom,
  sumText,
  zeroFraction,
} from "../exact/index.js";
import { memoized } from "../memo.js";
import { grown } from "../vectors/slots.js";
import type { NumberVector } from "../vectors/vector.js";
import type { Accumulator, CellRows } from "./accumulator.js";
import type { NumericAggregate } from "./numeric-aggregate.js";

/** The number of inputs, and their exact sum. */
export interface Total {
  n: number;
  readonly sum: ExactSum;
}

/** The exact sum; 0 over no inputs. */
export const sums: NumericAggregate<Total> = /*#__PURE__*/ totals({
  definition: "sum",
  class: "additive",
  zeroWhenEmpty: true,
  isMean: false,
});

/** The arithmetic mean: the exact sum over the number of inputs. */
export const means: NumericAggregate<Total> = /*#__PURE__*/ totals({
  definition: "mean",
  class: "algebraic",
  isMean: true,
});

type Described = Pick<NumericAggregate<Total>, "definition" | "class" | "zeroWhenEmpty"> & {
  readonly isMean: boolean;
};

/** An aggregate with a {@link Total} as its state. */
function totals({ isMean, ...described }: Described): NumericAggregate<Total> {
  return {
    ...described,
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
    ofTotal: (n, total: DecimalInput) => {
      const sum = emptySum();
      addTo(sum, total);
      return { n, sum };
    },
    states: "total",
    negate: ({ n, sum }) => ({ n: -n, sum: scaleSum(sum, "-1") }),
    find: (states) => {
      let n = 0;
      let total = zeroFraction;
      for (const { state, factor } of states) {
        n += state.n;
        const scaled = multiplyFractions(fraction(sumText(state.sum)), factor);
        total = states.length === 1 ? scaled : addFractions(total, scaled);
      }
      if (n === 0) return null;
      return isMean
        ? { value: multiplyFractions(total, fraction("1", String(n))), n, total }
        : { value: total, n };
    },
    findShort: ({ n, sum: { units, scale, carry } }) => {
      const isShort = n > 0 && carry === "0" && Number.isSafeInteger(units) && scale <= finestScale;
      return isShort ? { units, power: powersOfTen[scale]!, n, isMean } : null;
    },
    accumulator: () => new Totals(),
  };
}

/** Sums in units of `10^-scale`, one scale for all cells; what does not fit a safe integer is carried beside them. */
class Totals implements Accumulator<Total> {
  #scale = 0;
  #counts = new Float64Array(0);
  #units = new Float64Array(0);
  readonly #carried = new Map<number, ExactSum>();

  fold(input: NumberVector, { rows, cells, count, cellCount }: CellRows): void {
    const { units, scale } = input.decimals.scaled();
    if (scale > this.#scale) this.#refine(scale);
    const counts = (this.#counts = grown(this.#counts, cellCount));
    const totals = (this.#units = grown(this.#units, cellCount));
    const factor = powersOfTen[this.#scale - scale]!;
    const most = Number.MAX_SAFE_INTEGER;
    for (let index = 0; index < count; index++) {
      const cell = cells[index]!;
      const unit = units[rows[index]!]! * factor;
      const total = totals[cell]! + unit;
      counts[cell]!++;
      // A sum that is not safe stays unsafe when it is rounded, so one check afterwards is enough.
      if (total <= most && total >= -most && unit <= most && unit >= -most) totals[cell] = total;
      else {
        this.#spill(cell);
        addTo(memoized(this.#carried, cell, emptySum), input.decimals.at(rows[index]!));
      }
    }
  }

  gather(cells: ArrayLike<number>): Total | null {
    let n = 0;
    let units = 0;
    let carried: ExactSum | null = null;
    for (let index = 0; index < cells.length; index++) {
      const cell = cells[index]!;
      const count = this.#counts[cell] ?? 0;
      if (count === 0) continue;
      n += count;
      const sum = units + this.#units[cell]!;
      if (Number.isSafeInteger(sum)) units = sum;
      else {
        carried = mergeSums(carried ?? emptySum(), this.#sumOf(units));
        units = this.#units[cell]!;
      }
      const carry = this.#carried.get(cell);
      if (carry !== undefined) carried = mergeSums(carried ?? emptySum(), carry);
    }
    if (n === 0) return null;
    const sum = this.#sumOf(units);
    return { n, sum: carried === null ? sum : mergeSums(carried, sum) };
  }

  #sumOf(units: number): ExactSum {
    return { scale: this.#scale, units, carry: "0" };
  }

  #spill(cell: number): void {
    this.#carried.set(
      cell,
      mergeSums(memoized(this.#carried, cell, emptySum), this.#sumOf(this.#units[cell]!)),
    );
    this.#units[cell] = 0;
  }

  #refine(scale: number): void {
    const factor = powersOfTen[scale - this.#scale]!;
    for (let cell = 0; cell < this.#units.length; cell++) {
      if (!Number.isSafeInteger(this.#units[cell]! * factor)) this.#spill(cell);
      this.#units[cell]! *= factor;
    }
    this.#scale = scale;
  }
}
