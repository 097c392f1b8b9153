import type { Span } from "../question/place-times.js";
import type { Issues } from "../vectors/problems.js";
import { grown, Slots } from "../vectors/slots.js";

/** The ordinal of rows outside any period. No calendar reaches that far back. */
export const noPeriod = -2_147_483_648;

/** The span of the cells outside any period. */
export const outsidePeriods: Span = { first: noPeriod, last: noPeriod };

/** The most cells that the flat table has. */
const mostFlat = 1_048_576;

/** Numbers cells (a group in a period) from 0, in order of appearance. */
export class Cells {
  readonly #groups: { readonly count: number };
  readonly #cells = new Slots();
  #used = new Uint8Array(0);
  /** The cell plus 1 of each group and each of `#flatWidth` ordinals from `#flatFirst` on; 0 where there is none yet. */
  #flat = new Int32Array(0);
  #flatFirst = 0;
  #flatWidth = 0;

  constructor(groups: { readonly count: number }) {
    this.#groups = groups;
  }

  /** How many cells there are. */
  get size(): number {
    return this.#cells.size;
  }

  /** The cell of a group in a period; a new one if need be. */
  at(group: number, ordinal: number): number {
    return this.#cells.at(group, ordinal);
  }

  /**
   * Writes into `cells` the cell of each row of a batch, by its group and its ordinal, which lies in the span. A row
   * with an issue gets the negated issue.
   */
  ofRows(
    groups: Int32Array,
    ordinals: Int32Array,
    size: number,
    { first, last }: Span,
    issues: Issues,
    cells: Int32Array,
  ): void {
    if (!this.#flatten(first, last)) {
      for (let row = 0; row < size; row++) {
        const issue = issues === null ? 0 : issues[row]!;
        cells[row] = issue === 0 ? this.#cells.at(groups[row]!, ordinals[row]!) : -issue;
      }
      return;
    }
    const [flat, width, start] = [this.#flat, this.#flatWidth, this.#flatFirst];
    const isComplete =
      issues === null
        ? lookUp(flat, width, start, groups, ordinals, size, cells)
        : lookUpSound(flat, width, start, groups, ordinals, size, issues, cells);
    for (let row = 0; row < size && !isComplete; row++) {
      if (cells[row]! >= 0 || (issues !== null && issues[row] !== 0)) continue;
      const place = groups[row]! * width + ordinals[row]! - start;
      if (flat[place] === 0) flat[place] = this.#cells.at(groups[row]!, ordinals[row]!) + 1;
      cells[row] = flat[place]! - 1;
    }
  }

  /** Makes the flat table cover a span of ordinals for all groups; false if that takes more than `mostFlat` cells. */
  #flatten(first: number, last: number): boolean {
    const groups = this.#groups.count;
    const end = this.#flatFirst + this.#flatWidth;
    if (first >= this.#flatFirst && last < end && groups * this.#flatWidth <= this.#flat.length) return true;
    const isEmpty = this.#flatWidth === 0;
    const from = isEmpty ? first : Math.min(first, this.#flatFirst);
    const width = (isEmpty ? last + 1 : Math.max(last + 1, end)) - from;
    if (width * groups > mostFlat) return false;
    this.#flatFirst = from;
    this.#flatWidth = width;
    this.#flat = new Int32Array(Math.min(mostFlat, width * groups * 2));
    return true;
  }

  /** The cells of some groups in a span of periods. */
  within(groups: readonly number[], { first, last }: Span): number[] {
    const found: number[] = [];
    for (const group of groups) {
      for (let ordinal = first; ordinal <= last; ordinal++) {
        const cell = this.#find(group, ordinal);
        if (cell >= 0) found.push(cell);
      }
    }
    return found;
  }

  #find(group: number, ordinal: number): number {
    const [place, width] = [ordinal - this.#flatFirst, this.#flatWidth];
    const flat = place >= 0 && place < width ? (this.#flat[group * width + place] ?? 0) : 0;
    return flat === 0 ? this.#cells.find(group, ordinal) : flat - 1;
  }

  groupOf(cell: number): number {
    return this.#cells.firsts[cell]!;
  }

  ordinalOf(cell: number): number {
    return this.#cells.seconds[cell]!;
  }

  /** The cells of a group, in all periods and outside them. */
  of(group: number): readonly number[] {
    return this.#cells.startingWith(group);
  }

  /** Marks a cell: a row was folded into it, or is reported in it. */
  use(cell: number): void {
    this.#used = grown(this.#used, this.size);
    this.#used[cell] = 1;
  }

  /** The marked cells. */
  used(): number[] {
    const found: number[] = [];
    for (let cell = 0; cell < this.size; cell++) if (this.#used[cell] === 1) found.push(cell);
    return found;
  }
}

/** Looks cells up in a flat table. False if any is missing there; such a row gets a negative number. */
function lookUp(
  flat: Int32Array,
  width: number,
  first: number,
  groups: Int32Array,
  ordinals: Int32Array,
  size: number,
  cells: Int32Array,
): boolean {
  let unknown = 0;
  for (let row = 0; row < size; row++) {
    const cell = flat[groups[row]! * width + ordinals[row]! - first]! - 1;
    unknown |= cell;
    cells[row] = cell;
  }
  return unknown >= 0;
}

/** The same for rows some of which have an issue, which they get negated. */
function lookUpSound(
  flat: Int32Array,
  width: number,
  first: number,
  groups: Int32Array,
  ordinals: Int32Array,
  size: number,
  issues: Uint16Array,
  cells: Int32Array,
): boolean {
  let unknown = 0;
  for (let row = 0; row < size; row++) {
    const cell = flat[groups[row]! * width + ordinals[row]! - first]! - 1;
    const issue = issues[row]!;
    // All ones if there is no issue. Rows are random, so a branch would be slow.
    const isSound = (issue - 1) >> 31;
    unknown |= cell & isSound;
    cells[row] = -issue | (cell & isSound);
  }
  return unknown >= 0;
}
