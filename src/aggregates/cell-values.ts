import type { CellRows } from "./accumulator.js";

/** Values and how often each occurs, from index `start` up to `end`. `null` counts mean once each. */
export interface Run {
  readonly values: Float64Array;
  readonly counts: Float64Array | null;
  readonly start: number;
  readonly end: number;
}

/** Moves the distinct values of a run to its start, with their counts; returns how many there are. */
export type Condense = (values: Float64Array, counts: Float64Array, start: number, end: number) => number;

/** Values sorted by cell: those of `cell` go from `starts[cell]` up to `starts[cell + 1]`. */
interface Sorted {
  readonly starts: Int32Array;
  readonly values: Float64Array;
  readonly counts: Float64Array | null;
}

/** The first `size` values with their cells, in order of arrival. */
interface Chunk {
  readonly cells: Int32Array;
  readonly values: Float64Array;
  size: number;
}

const chunkSize = 32_768;

/** Equal values are not merged before there are this many. */
const fewValues = 1_048_576;

/**
 * The values of cells and how often each occurs. Values are appended, and sorted by cell on demand, so that no row needs
 * a hash table. Equal values of a cell are merged each time the number of values has doubled.
 */
export class CellValues {
  #sorted: Sorted = { starts: new Int32Array(1), values: new Float64Array(0), counts: null };
  #chunks: Chunk[] = [];
  #unsorted = 0;

  constructor(readonly condense: Condense) {}

  /** Adds the values of some rows. */
  add(values: Float64Array | Int32Array, { rows, cells, count }: CellRows): void {
    let chunk = this.#chunks.at(-1);
    if (chunk === undefined || chunk.size + count > chunk.cells.length) {
      const room = Math.max(chunkSize, count);
      chunk = { cells: new Int32Array(room), values: new Float64Array(room), size: 0 };
      this.#chunks.push(chunk);
    }
    append(values, rows, cells, count, chunk.values, chunk.cells, chunk.size);
    chunk.size += count;
    this.#unsorted += count;
    if (this.#unsorted >= Math.max(fewValues, this.#sorted.values.length)) this.#condenseAll();
  }

  /** The values of a cell; equal ones may not be merged yet. */
  runOf(cell: number): Run {
    this.#sort();
    const { starts, values, counts } = this.#sorted;
    const isKnown = cell + 1 < starts.length;
    return { values, counts, start: isKnown ? starts[cell]! : 0, end: isKnown ? starts[cell + 1]! : 0 };
  }

  #condenseAll(): void {
    this.#sort();
    const { starts, values, counts } = this.#sorted;
    const all = counts ?? new Float64Array(values.length).fill(1);
    const condensed = new Int32Array(starts.length);
    let size = 0;
    for (let cell = 0; cell + 1 < starts.length; cell++) {
      const start = starts[cell]!;
      const end = start + this.condense(values, all, start, starts[cell + 1]!);
      values.copyWithin(size, start, end);
      all.copyWithin(size, start, end);
      condensed[cell + 1] = size += end - start;
    }
    this.#sorted = { starts: condensed, values: values.slice(0, size), counts: all.slice(0, size) };
  }

  /** Sorts all values by cell: a counting sort. */
  #sort(): void {
    if (this.#unsorted === 0) return;
    const before = this.#sorted;
    const known = before.starts.length - 1;
    let cellCount = known;
    for (const { cells, size } of this.#chunks) cellCount = Math.max(cellCount, greatest(cells, size) + 1);
    const starts = new Int32Array(cellCount + 1);
    for (let cell = 0; cell < known; cell++)
      starts[cell + 1] = before.starts[cell + 1]! - before.starts[cell]!;
    for (const { cells, size } of this.#chunks) countCells(cells, size, starts);
    for (let cell = 0; cell < cellCount; cell++) starts[cell + 1]! += starts[cell]!;
    const values = new Float64Array(starts[cellCount]!);
    const counts = before.counts && new Float64Array(values.length).fill(1);
    const next = starts.slice();
    for (let cell = 0; cell < known; cell++) {
      const [start, end] = [before.starts[cell]!, before.starts[cell + 1]!];
      values.set(before.values.subarray(start, end), next[cell]);
      counts?.set(before.counts!.subarray(start, end), next[cell]);
      next[cell]! += end - start;
    }
    for (const { cells, values: from, size } of this.#chunks) moveToCells(from, cells, size, values, next);
    this.#sorted = { starts, values, counts };
    this.#chunks = [];
    this.#unsorted = 0;
  }
}

function append(
  values: Float64Array | Int32Array,
  rows: Int32Array,
  cells: Int32Array,
  count: number,
  toValues: Float64Array,
  toCells: Int32Array,
  at: number,
): void {
  for (let index = 0; index < count; index++) {
    // -0 and 0 are one number.
    toValues[at + index] = values[rows[index]!]! + 0;
    toCells[at + index] = cells[index]!;
  }
}

function greatest(cells: Int32Array, size: number): number {
  let found = -1;
  for (let index = 0; index < size; index++) found = Math.max(found, cells[index]!);
  return found;
}

function countCells(cells: Int32Array, size: number, starts: Int32Array): void {
  for (let index = 0; index < size; index++) starts[cells[index]! + 1]!++;
}

function moveToCells(
  from: Float64Array,
  cells: Int32Array,
  size: number,
  values: Float64Array,
  next: Int32Array,
): void {
  for (let index = 0; index < size; index++) values[next[cells[index]!]!++] = from[index]!;
}
