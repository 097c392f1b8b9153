import { grown } from "../vectors/slots.js";
import type { CellRows } from "./accumulator.js";

/** Values from index `start` up to `end`. */
export interface Run {
  readonly values: Float64Array;
  readonly start: number;
  readonly end: number;
}

/** A page has `2 ** pageBits` values. */
const pageBits = 15;
const pageSize = 32_768;

const leastBlock = 4;
const mostBlock = 2048;

/**
 * The values of cells, as they come. Each cell writes into a block of its own; a full one is followed by one twice as
 * long. So no row needs a hash table, nothing is sorted by cell, and a value takes little more than its eight bytes.
 */
export class CellValues {
  readonly #pages: Float64Array[] = [];
  /** The place after the last block: the number of its page times the size of a page, and the index there. */
  #size = 0;
  /** The place of the next value of each cell, and where its block ends. */
  #next = new Int32Array(0);
  #ends = new Int32Array(0);
  /** The number of each cell's last block, from 1; 0 is none. */
  #lastBlocks = new Int32Array(0);
  #blockCount = 0;
  /** Where each block starts and ends, and the number of the block before it of the same cell. */
  #starts = new Int32Array(16);
  #blockEnds = new Int32Array(16);
  #before = new Int32Array(16);

  /** Adds the values of some rows. */
  add(values: Float64Array | Int32Array, selected: CellRows): void {
    const { cells, count, cellCount } = selected;
    this.#next = grown(this.#next, cellCount);
    this.#ends = grown(this.#ends, cellCount);
    this.#lastBlocks = grown(this.#lastBlocks, cellCount);
    let index = 0;
    for (;;) {
      index = append(values, selected, index, this.#pages, this.#next, this.#ends);
      if (index === count) return;
      this.#addBlock(cells[index]!);
    }
  }

  /** The values of a cell. */
  runsOf(cell: number): Run[] {
    const runs: Run[] = [];
    let end = this.#next[cell] ?? 0;
    for (let block = this.#lastBlocks[cell] ?? 0; block > 0; block = this.#before[block]!) {
      const start = this.#starts[block]!;
      const values = this.#pages[start >> pageBits]!;
      const first = start & (pageSize - 1);
      runs.push({ values, start: first, end: first + end - start });
      end = this.#blockEnds[this.#before[block]!]!;
    }
    return runs;
  }

  #addBlock(cell: number): void {
    const before = this.#lastBlocks[cell]!;
    const length =
      before === 0 ? leastBlock : Math.min(mostBlock, 2 * (this.#blockEnds[before]! - this.#starts[before]!));
    const start = this.#place(length);
    const block = ++this.#blockCount;
    this.#starts = grown(this.#starts, block + 1);
    this.#blockEnds = grown(this.#blockEnds, block + 1);
    this.#before = grown(this.#before, block + 1);
    this.#starts[block] = this.#next[cell] = start;
    this.#blockEnds[block] = this.#ends[cell] = start + length;
    this.#before[block] = before;
    this.#lastBlocks[cell] = block;
  }

  /** Makes room on one page; returns its place. The first page grows, for there may be few values. */
  #place(length: number): number {
    const left = pageSize - (this.#size & (pageSize - 1));
    const start = left < length ? this.#size + left : this.#size;
    const page = start >> pageBits;
    const first = start & (pageSize - 1);
    this.#pages[page] = grown(
      this.#pages[page] ?? new Float64Array(page === 0 ? leastBlock : pageSize),
      first + length,
    );
    this.#size = start + length;
    return start;
  }
}

/** Appends values from an index of the rows on; returns the index of the first whose cell has no room left. */
function append(
  values: Float64Array | Int32Array,
  { rows, cells, count }: CellRows,
  from: number,
  pages: readonly Float64Array[],
  next: Int32Array,
  ends: Int32Array,
): number {
  for (let index = from; index < count; index++) {
    const cell = cells[index]!;
    const place = next[cell]!;
    if (place === ends[cell]) return index;
    // -0 and 0 are one number.
    pages[place >> pageBits]![place & (pageSize - 1)] = values[rows[index]!]! + 0;
    next[cell] = place + 1;
  }
  return count;
}
