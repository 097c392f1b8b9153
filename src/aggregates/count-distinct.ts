import { canonicalDecimal } from "../money/exact.js";
import { Dictionary } from "../vectors/dictionary.js";
import { grown, Slots } from "../vectors/slots.js";
import { type DatedVector, type Scalar, scalarAt, type Vector } from "../vectors/vector.js";
import type { Accumulator, Selected } from "./accumulator.js";
import type { Aggregate } from "./aggregate.js";
import { just, type Outcome } from "./outcome.js";
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
    accumulator: () => new DistinctAccumulator(atLeast, keyOf),
  };
}

/** How often each pair of a cell and a value occurred. */
class DistinctAccumulator implements Accumulator<Tally> {
  readonly #values = new Dictionary();
  readonly #pairs = new Slots();
  #counts = new Float64Array(0);
  #prefix = "";
  #codes = new Int32Array(0);

  constructor(
    readonly atLeast: number,
    readonly keyOf: (value: Scalar) => string,
  ) {}

  fold(input: Exclude<Vector, DatedVector>, { rows, cells, count }: Selected): void {
    const size = rows[count - 1]! + 1;
    const codes = (this.#codes = grown(this.#codes, size));
    if (input.type === "text") {
      this.#prefix = "s";
      this.#values.codesOf(input, size, codes);
    } else {
      for (let index = 0; index < count; index++)
        codes[rows[index]!] = this.#values.codeOf(this.keyOf(scalarAt(input, rows[index]!)));
    }
    this.#counts = grown(this.#counts, this.#pairs.size + count);
    for (let index = 0; index < count; index++)
      this.#counts[this.#pairs.at(cells[index]!, codes[rows[index]!]!)]!++;
  }

  gather(cells: ArrayLike<number>): Tally | null {
    const state = emptyTally();
    for (const pair of this.#pairsOf(cells)) {
      const key = this.#prefix + this.#values.values[this.#pairs.seconds[pair]!]!;
      tally(state, key, this.#counts[pair]!);
    }
    return state.n === 0 ? null : state;
  }

  finish(cells: ArrayLike<number>): Outcome<number> {
    const counts = new Float64Array(cells.length === 1 ? 0 : this.#values.values.length);
    let found = 0;
    for (const pair of this.#pairsOf(cells)) {
      const before = cells.length === 1 ? 0 : counts[this.#pairs.seconds[pair]!]!;
      const count = before + this.#counts[pair]!;
      if (cells.length > 1) counts[this.#pairs.seconds[pair]!] = count;
      if (before < this.atLeast && count >= this.atLeast) found++;
    }
    return just(found, found);
  }

  *#pairsOf(cells: ArrayLike<number>): Iterable<number> {
    for (let index = 0; index < cells.length; index++) yield* this.#pairs.startingWith(cells[index]!);
  }
}
