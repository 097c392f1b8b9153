import type { Run } from "./cell-values.js";

/** The distinct values of several runs, in ascending order, and how often each occurs. */
export function countedValues(runs: readonly Run[]): { values: number[]; counts: number[] } {
  const sorted = joined(runs).sort();
  const [values, counts]: [number[], number[]] = [[], []];
  for (let place = 0, next = 0; place < sorted.length; place = next) {
    const value = sorted[place]!;
    while (sorted[next] === value) next++;
    values.push(value);
    counts.push(next - place);
  }
  return { values, counts };
}

/** The number of values in several runs. */
export function countIn(runs: readonly Run[]): number {
  let n = 0;
  for (const { start, end } of runs) n += end - start;
  return n;
}

function joined(runs: readonly Run[]): Float64Array {
  const all = new Float64Array(countIn(runs));
  let place = 0;
  for (const { values, start, end } of runs) {
    all.set(values.subarray(start, end), place);
    place += end - start;
  }
  return all;
}

/** The place of the value at `rank` (from 0), given how often each value occurs; the length if there are fewer values. */
export function placeOf(counts: ArrayLike<number>, rank: number): number {
  let place = 0;
  for (let passed = counts[0]!; passed <= rank; passed += counts[place]!) place++;
  return place;
}

const mostBuckets = 2048;

/**
 * The value at `rank` (from 0) in ascending order and its successor (itself if it is the last).
 *
 * Values are counted in buckets of equal width, and only those in the bucket of the rank are looked at again. The least
 * and the greatest value are never in one bucket, so there are fewer each time.
 */
export function valueAndNext(runs: readonly Run[], rank: number): readonly [value: number, next: number] {
  let [candidates, rest, beyond] = [runs, rank, Infinity];
  const sizes = new Int32Array(Math.min(mostBuckets, countIn(runs) + 1));
  for (;;) {
    const buckets = bucketsOf(candidates, sizes.length);
    // All values are equal, or so far apart or so close that the width of a bucket is no double.
    if (buckets.perUnit === 0 || buckets.perUnit === Infinity) {
      const sorted = joined(candidates).sort();
      const value = sorted[rest]!;
      return [value, sorted[rest + 1] ?? (beyond === Infinity ? value : beyond)];
    }
    sizes.fill(0);
    for (const run of candidates) countInBuckets(run, buckets, sizes);
    const bucket = placeOf(sizes, rest);
    for (let before = 0; before < bucket; before++) rest -= sizes[before]!;
    if (rest + 1 === sizes[bucket]) {
      const next = sizes.findIndex((size, place) => place > bucket && size > 0);
      for (const run of candidates) beyond = Math.min(beyond, leastIn(run, buckets, next));
    }
    candidates = [valuesIn(candidates, buckets, bucket, sizes[bucket]!)];
  }
}

/** Values from `low` on, in buckets as wide as 1 ÷ `perUnit`. */
interface Buckets {
  readonly low: number;
  readonly perUnit: number;
}

function bucketsOf(runs: readonly Run[], count: number): Buckets {
  let [low, high] = [Infinity, -Infinity];
  for (const { values, start, end } of runs) {
    for (let place = start; place < end; place++) {
      const value = values[place]!;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return { low, perUnit: (count - 1) / (high - low) };
}

function countInBuckets({ values, start, end }: Run, { low, perUnit }: Buckets, sizes: Int32Array): void {
  for (let place = start; place < end; place++) sizes[((values[place]! - low) * perUnit) | 0]!++;
}

function leastIn({ values, start, end }: Run, { low, perUnit }: Buckets, bucket: number): number {
  let least = Infinity;
  for (let place = start; place < end; place++) {
    const value = values[place]!;
    if ((((value - low) * perUnit) | 0) === bucket) least = Math.min(least, value);
  }
  return least;
}

/** A copy of the values in a bucket. */
function valuesIn(runs: readonly Run[], buckets: Buckets, bucket: number, size: number): Run {
  const found = new Float64Array(size);
  let end = 0;
  for (const run of runs) end = copyBucket(run, buckets, bucket, found, end);
  return { values: found, start: 0, end };
}

function copyBucket(
  { values, start, end }: Run,
  { low, perUnit }: Buckets,
  bucket: number,
  found: Float64Array,
  at: number,
): number {
  let size = at;
  for (let place = start; place < end; place++) {
    const value = values[place]!;
    if ((((value - low) * perUnit) | 0) === bucket) found[size++] = value;
  }
  return size;
}
