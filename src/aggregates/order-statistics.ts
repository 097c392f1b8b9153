import type { Run } from "./cell-values.js";

/** Values with how often each occurs, and the sum of these counts, `n`. */
export interface CountedValues {
  readonly values: Float64Array;
  readonly counts: Float64Array;
  readonly n: number;
}

/** A copy of several runs, one after another. */
export function joinRuns(runs: readonly Run[]): CountedValues {
  const size = runs.reduce((sum, { start, end }) => sum + end - start, 0);
  const values = new Float64Array(size);
  const counts = new Float64Array(size).fill(1);
  let place = 0;
  for (const run of runs) {
    values.set(run.values.subarray(run.start, run.end), place);
    if (run.counts !== null) counts.set(run.counts.subarray(run.start, run.end), place);
    place += run.end - run.start;
  }
  return { values, counts, n: counts.reduce((sum, count) => sum + count, 0) };
}

/** Sorts the values from `start` up to `end` and merges equal ones; returns how many are left, from `start` on. */
export function condense(values: Float64Array, counts: Float64Array, start: number, end: number): number {
  const repeats = new Map<number, number>();
  for (let place = start; place < end; place++) {
    const count = counts[place]!;
    if (count > 1) repeats.set(values[place]!, (repeats.get(values[place]!) ?? 0) + count - 1);
  }
  values.subarray(start, end).sort();
  let last = start - 1;
  for (let place = start; place < end; place++) {
    const value = values[place]!;
    if (last >= start && values[last] === value) counts[last]!++;
    else {
      values[++last] = value;
      counts[last] = 1 + (repeats.get(value) ?? 0);
    }
  }
  return last + 1 - start;
}

/** The value at `rank` (from 0) in ascending order and its successor (itself if it is the last). Reorders the arrays. */
export function valueAndNext(
  values: Float64Array,
  counts: Float64Array,
  rank: number,
): readonly [value: number, next: number] {
  let [first, last, rest] = [0, values.length - 1, rank];
  for (;;) {
    const pivot = middleOf(values[first]!, values[(first + last) >> 1]!, values[last]!);
    const [below, above] = partition(values, counts, first, last, pivot);
    const less = total(counts, first, below);
    const equal = total(counts, below, above);
    if (rest < less) last = below - 1;
    else if (rest < less + equal) {
      if (rest + 1 < less + equal || above === values.length) return [pivot, pivot];
      return [pivot, least(values, above)];
    } else {
      rest -= less + equal;
      first = above;
    }
  }
}

/** Moves values less than the pivot before equal ones, and greater ones behind; returns where the equal and greater start. */
function partition(
  values: Float64Array,
  counts: Float64Array,
  first: number,
  last: number,
  pivot: number,
): readonly [equal: number, greater: number] {
  let [below, place, above] = [first, first, last + 1];
  while (place < above) {
    const value = values[place]!;
    if (value < pivot) swap(values, counts, place++, below++);
    else if (value > pivot) swap(values, counts, place, --above);
    else place++;
  }
  return [below, above];
}

function swap(values: Float64Array, counts: Float64Array, left: number, right: number): void {
  const [value, count] = [values[left]!, counts[left]!];
  values[left] = values[right]!;
  counts[left] = counts[right]!;
  values[right] = value;
  counts[right] = count;
}

function middleOf(one: number, two: number, three: number): number {
  return Math.max(Math.min(one, two), Math.min(Math.max(one, two), three));
}

function total(counts: Float64Array, start: number, end: number): number {
  let sum = 0;
  for (let place = start; place < end; place++) sum += counts[place]!;
  return sum;
}

function least(values: Float64Array, start: number): number {
  let found = Infinity;
  for (let place = start; place < values.length; place++) found = Math.min(found, values[place]!);
  return found;
}
