import { Dictionary } from "../vectors/dictionary.js";
import type { Span } from "../question/place-times.js";
import { grown, Slots } from "../vectors/slots.js";
import type { DimensionValue } from "./cube.js";

/** The ordinal of rows outside any period. No calendar reaches that far back. */
export const noPeriod = -2_147_483_648;

/** The span of the cells outside any period. */
export const outsidePeriods: Span = { first: noPeriod, last: noPeriod };

/** The most cells that the flat table has. */
const mostFlat = 1_048_576;

/** Numbers groups (combinations of dimension values) and cells (a group in a period) from 0, in order of appearance. */
export class Cells {
  /** The values of each dimension. */
  readonly dimensions: readonly Dictionary<DimensionValue>[];
  /** Level `k` numbers the pairs of a group by the first `k + 1` dimensions and a value of the next. */
  readonly #levels: readonly Slots[];
  readonly #cells = new Slots();
  #used = new Uint8Array(0);
  /** The cell plus 1 of each group and each of `#flatWidth` ordinals from `#flatFirst` on; 0 where there is none yet. */
  #flat = new Int32Array(0);
  #flatFirst = 0;
  #flatWidth = 0;

  constructor(dimensions: number) {
    this.dimensions = Array.from({ length: dimensions }, () => new Dictionary<DimensionValue>());
    this.#levels = Array.from({ length: Math.max(0, dimensions - 1) }, () => new Slots());
  }

  /** How many cells there are. */
  get size(): number {
    return this.#cells.size;
  }

  /** How many groups there are. */
  get groupCount(): number {
    return this.#levels.at(-1)?.size ?? this.dimensions[0]?.values.length ?? 1;
  }

  /** The group of dimension values; a new one if need be. */
  groupAt(key: readonly DimensionValue[]): number {
    return this.groupOfCodes(key.map((value, place) => this.dimensions[place]!.codeOf(value)));
  }

  /** The group of the codes of dimension values; a new one if need be. */
  groupOfCodes(codes: ArrayLike<number>): number {
    let group = codes[0] ?? 0;
    for (let place = 1; place < codes.length; place++)
      group = this.#levels[place - 1]!.at(group, codes[place]!);
    return group;
  }

  /** Splits the groups of a batch, in place, by the codes of dimension `place`, which is 1 or more. */
  refine(place: number, codes: Int32Array, size: number, groups: Int32Array): Int32Array {
    const level = this.#levels[place - 1]!;
    for (let row = 0; row < size; row++) groups[row] = level.at(groups[row]!, codes[row]!);
    return groups;
  }

  /** The dimension values of a group. */
  keyOf(group: number): DimensionValue[] {
    return this.codesOf(group).map((code, place) => this.dimensions[place]!.values[code]!);
  }

  /** The codes of a group's dimension values. */
  codesOf(group: number): number[] {
    const codes = new Array<number>(this.dimensions.length);
    let rest = group;
    for (let place = codes.length - 1; place >= 0; place--) {
      const level = this.#levels[place - 1];
      codes[place] = level === undefined ? rest : level.seconds[rest]!;
      if (level !== undefined) rest = level.firsts[rest]!;
    }
    return codes;
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
    issues: Uint16Array,
    cells: Int32Array,
  ): void {
    if (!this.#flatten(first, last)) {
      for (let row = 0; row < size; row++)
        cells[row] = issues[row] === 0 ? this.#cells.at(groups[row]!, ordinals[row]!) : -issues[row]!;
      return;
    }
    const [flat, width, start] = [this.#flat, this.#flatWidth, this.#flatFirst];
    const isComplete = lookUp(flat, width, start, groups, ordinals, size, issues, cells);
    for (let row = 0; row < size && !isComplete; row++) {
      if (cells[row]! >= 0 || issues[row] !== 0) continue;
      const cell = this.#cells.at(groups[row]!, ordinals[row]!);
      flat[groups[row]! * width + ordinals[row]! - start] = cell + 1;
      cells[row] = cell;
    }
  }

  /** Makes the flat table cover a span of ordinals for all groups; false if that takes more than `mostFlat` cells. */
  #flatten(first: number, last: number): boolean {
    const groups = this.groupCount;
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
        const cell = this.#cells.find(group, ordinal);
        if (cell >= 0) found.push(cell);
      }
    }
    return found;
  }

  groupOf(cell: number): number {
    return this.#cells.firsts[cell]!;
  }

  ordinalOf(cell: number): number {
    return this.#cells.seconds[cell]!;
  }

  /** The cells of a group, in all periods and outside them. */
  of(group: number): Int32Array {
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

/** The reading order of keys, whatever the order of the rows; `null` comes last. */
export function compareKeys(left: readonly DimensionValue[], right: readonly DimensionValue[]): number {
  for (let index = 0; index < left.length; index++) {
    const order = compareValues(left[index]!, right[index]!);
    if (order !== 0) return order;
  }
  return 0;
}

/** The reading order of values; `null` comes last. */
export function compareValues(left: DimensionValue, right: DimensionValue): number {
  if (left === right) return 0;
  if (left === null || right === null) return left === null ? 1 : -1;
  if (typeof left !== typeof right) return typeof left < typeof right ? -1 : 1;
  return left < right ? -1 : 1;
}

/** Looks cells up in a flat table. False if any is missing there; such a row gets a negative number. */
function lookUp(
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
