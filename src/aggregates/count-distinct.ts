import { canonicalDecimal } from "../exact/index.js";
import { Dictionary } from "../vectors/dictionary.js";
import { grown } from "../vectors/slots.js";
import { type DatedVector, type Scalar, scalarAt, type TextVector, type Vector } from "../vectors/vector.js";
import type { Accumulator, CellRows } from "./accumulator.js";
import type { BatchAggregate } from "./aggregate.js";
import { CellValues, type Run } from "./cell-values.js";
import { just, type Outcome } from "./outcome.js";
import { isRecord, isWhole } from "./state-checks.js";

/** How often each value occurred, by the value as text. */
export interface Tally {
  n: number;
  readonly counts: Record<string, number>;
}

/**
 * The number of different values that occur at least `atLeast` times.
 *
 * *Details*. Numbers are compared as decimals, so 1 and "1.0" of a number field are one value.
 */
export function distinctValues(atLeast: number, numeric: boolean): BatchAggregate<Scalar, Tally, number> {
  const keyOf = (value: Scalar): string => {
    // The leading letter makes keys such as "__proto__" harmless.
    if (typeof value === "object") return `m${value.currency} ${canonicalDecimal(value.amount)}`;
    if (numeric) return `n${canonicalDecimal(value as number | string)}`;
    return `${(typeof value)[0]!}${String(value)}`;
  };
  return {
    definition: atLeast === 1 ? "countDistinct" : { countDistinct: { atLeast } },
    class: "holistic",
    init: () => ({ n: 0, counts: {} }),
    step: (state, value) => tally(state, keyOf(value), 1),
    remove: (state, value) => tally(state, keyOf(value), -1),
    merge: (left, right) => mergeTallies([left, right]),
    mergeMany: mergeTallies,
    negate: ({ n, counts }) => ({
      n: -n,
      counts: Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, -count])),
    }),
    isState: (state) => {
      if (!isRecord(state) || !isRecord(state["counts"])) return false;
      let n = 0;
      for (const count of Object.values(state["counts"])) {
        if (!isWhole(count) || count === 0) return false;
        n += count;
      }
      return n === state["n"];
    },
    finish: ({ counts }) => {
      let found = 0;
      for (const count of Object.values(counts)) if (count >= atLeast) found++;
      return just(found, found);
    },
    accumulator: () => new DistinctAccumulator(atLeast, keyOf),
  };
}

/** Counts a key `times` more, in place; a key whose count is 0 is removed. */
function tally(state: Tally, key: string, times: number): Tally {
  const count = (state.counts[key] ?? 0) + times;
  if (count === 0) delete state.counts[key];
  else state.counts[key] = count;
  state.n += times;
  return state;
}

/** All tallies as one. They are counted in a map, which takes many keys faster than an object. */
function mergeTallies(tallies: readonly Tally[]): Tally {
  let n = 0;
  const counts = new Map<string, number>();
  for (const each of tallies) {
    n += each.n;
    for (const [key, count] of Object.entries(each.counts)) counts.set(key, (counts.get(key) ?? 0) + count);
  }
  for (const [key, count] of counts) if (count === 0) counts.delete(key);
  return { n, counts: Object.fromEntries(counts) };
}

/**
 * Keeps the values of each cell as codes. They are those of the texts while all texts are of one list, so that no word is
 * looked up, and else those of a dictionary that begins with that list.
 */
class DistinctAccumulator implements Accumulator<Tally> {
  #words: readonly string[] | null = null;
  readonly #dictionary = new Dictionary();
  readonly #values = new CellValues();
  #prefix = "";
  #codes = new Int32Array(0);
  /** Scratch: how often each code was seen. All zeros between two computations. */
  #seen = new Int32Array(0);
  /** Scratch: the codes that were seen. */
  #distinct = new Int32Array(0);

  constructor(
    readonly atLeast: number,
    readonly keyOf: (value: Scalar) => string,
  ) {}

  fold(input: Exclude<Vector, DatedVector>, selected: CellRows): void {
    if (input.type === "text") this.#prefix = "s";
    const known = input.type === "text" && this.#isOfOneList(input) ? input.codes : null;
    this.#values.add(known ?? this.#lookUp(input, selected), selected);
  }

  #isOfOneList({ codes, words }: TextVector): boolean {
    if (codes !== null && this.#dictionary.values.length === 0) this.#words ??= words;
    return words === this.#words;
  }

  #lookUp(input: Exclude<Vector, DatedVector>, { rows, count }: CellRows): Int32Array {
    for (const word of this.#words ?? []) this.#dictionary.codeOf(word);
    this.#words = null;
    const size = rows[count - 1]! + 1;
    const codes = (this.#codes = grown(this.#codes, size));
    if (input.type === "text") this.#dictionary.codesOf(input, size, codes);
    else {
      for (let index = 0; index < count; index++)
        codes[rows[index]!] = this.#dictionary.codeOf(this.keyOf(scalarAt(input, rows[index]!)));
    }
    return codes;
  }

  /** The value of each code. */
  get #known(): readonly string[] {
    return this.#words ?? this.#dictionary.values;
  }

  gather(cells: ArrayLike<number>): Tally | null {
    const state: Tally = { n: 0, counts: {} };
    this.#count(cells, (code, times) => {
      state.counts[this.#prefix + this.#known[code]!] = times;
      state.n += times;
    });
    return state.n === 0 ? null : state;
  }

  finish(cells: ArrayLike<number>): Outcome<number> {
    let found = 0;
    this.#count(cells, (_, times) => {
      if (times >= this.atLeast) found++;
    });
    return just(found, found);
  }

  /** Tells how often each code occurs in some cells together. */
  #count(cells: ArrayLike<number>, tell: (code: number, times: number) => void): void {
    const { length } = this.#known;
    const seen = (this.#seen = grown(this.#seen, length));
    const distinct = (this.#distinct = grown(this.#distinct, length + 1));
    let size = 0;
    for (let index = 0; index < cells.length; index++)
      for (const run of this.#values.runsOf(cells[index]!)) size = countCodes(run, seen, distinct, size);
    for (let index = 0; index < size; index++) {
      const code = distinct[index]!;
      tell(code, seen[code]!);
      seen[code] = 0;
    }
  }
}

/** Counts the codes of a run in `seen`, and adds new ones to the first `size` of `distinct`; returns their number. */
function countCodes(
  { values, start, end }: Run,
  seen: Int32Array,
  distinct: Int32Array,
  size: number,
): number {
  let count = size;
  for (let place = start; place < end; place++) {
    const code = values[place]!;
    const before = seen[code]!;
    // No branch: the next code overwrites one that is not new.
    distinct[count] = code;
    count += before === 0 ? 1 : 0;
    seen[code] = before + 1;
  }
  return count;
}
