import { canonicalDecimal } from "../exact/index.js";
import { Dictionary } from "../vectors/dictionary.js";
import { grown } from "../vectors/slots.js";
import { type DatedVector, type Scalar, scalarAt, type Vector } from "../vectors/vector.js";
import type { Accumulator, CellRows } from "./accumulator.js";
import type { Aggregate } from "./aggregate.js";
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
export function distinctValues(atLeast: number, numeric: boolean): Aggregate<Scalar, Tally, number> {
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

/** Keeps the values of each cell as codes of a dictionary. */
class DistinctAccumulator implements Accumulator<Tally> {
  readonly #dictionary = new Dictionary();
  readonly #values = new CellValues((codes, counts, start, end) => this.#condense(codes, counts, start, end));
  #prefix = "";
  #codes = new Int32Array(0);
  /** Scratch: how often each code was seen. All zeros between two computations. */
  #seen = new Float64Array(0);

  constructor(
    readonly atLeast: number,
    readonly keyOf: (value: Scalar) => string,
  ) {}

  fold(input: Exclude<Vector, DatedVector>, selected: CellRows): void {
    const { rows, count } = selected;
    const size = rows[count - 1]! + 1;
    const codes = (this.#codes = grown(this.#codes, size));
    if (input.type === "text") {
      this.#prefix = "s";
      this.#dictionary.codesOf(input, size, codes);
    } else {
      for (let index = 0; index < count; index++)
        codes[rows[index]!] = this.#dictionary.codeOf(this.keyOf(scalarAt(input, rows[index]!)));
    }
    this.#seen = grown(this.#seen, this.#dictionary.values.length);
    this.#values.add(codes, selected);
  }

  gather(cells: ArrayLike<number>): Tally | null {
    const state: Tally = { n: 0, counts: {} };
    for (let index = 0; index < cells.length; index++) {
      const { values, counts, start, end } = this.#values.runOf(cells[index]!);
      for (let place = start; place < end; place++)
        tally(state, this.#prefix + this.#dictionary.values[values[place]!]!, counts?.[place] ?? 1);
    }
    return state.n === 0 ? null : state;
  }

  finish(cells: ArrayLike<number>): Outcome<number> {
    const runs = Array.from(cells, (cell) => this.#values.runOf(cell));
    let found = 0;
    for (const run of runs) found += countReached(run, this.atLeast, this.#seen);
    for (const run of runs) reset(run, this.#seen);
    return just(found, found);
  }

  #condense(codes: Float64Array, counts: Float64Array, start: number, end: number): number {
    const seen = this.#seen;
    let size = 0;
    for (let place = start; place < end; place++) {
      const code = codes[place]!;
      if (seen[code] === 0) codes[start + size++] = code;
      seen[code]! += counts[place]!;
    }
    for (let place = start; place < start + size; place++) {
      const code = codes[place]!;
      counts[place] = seen[code]!;
      seen[code] = 0;
    }
    return size;
  }
}

/** Adds a run to the counts in `seen`; returns how many codes reached `atLeast` by it. */
function countReached({ values, counts, start, end }: Run, atLeast: number, seen: Float64Array): number {
  let found = 0;
  for (let place = start; place < end; place++) {
    const code = values[place]!;
    const before = seen[code]!;
    const after = before + (counts === null ? 1 : counts[place]!);
    seen[code] = after;
    found += before < atLeast && after >= atLeast ? 1 : 0;
  }
  return found;
}

/** Sets the counts of a run back to 0. */
function reset({ values, start, end }: Run, seen: Float64Array): void {
  for (let place = start; place < end; place++) seen[values[place]!] = 0;
}
