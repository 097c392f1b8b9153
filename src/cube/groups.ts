import { Dictionary } from "../vectors/dictionary.js";
import { Slots } from "../vectors/slots.js";
import type { DimensionValue } from "./cube.js";

/** The groups of a question, by number. */
export type GroupNumbers = Pick<Groups, "dimensions" | "count" | "at" | "keyOf" | "codesOf">;

/** Numbers groups (combinations of dimension values) from 0, in order of appearance. */
export class Groups {
  /** The values of each dimension. */
  readonly dimensions: readonly Dictionary<DimensionValue>[];
  /** Level `k` numbers the pairs of a group by the first `k + 1` dimensions and a value of the next. */
  readonly #levels: readonly Slots[];

  constructor(dimensions: number) {
    this.dimensions = Array.from({ length: dimensions }, () => new Dictionary<DimensionValue>());
    this.#levels = Array.from({ length: Math.max(0, dimensions - 1) }, () => new Slots());
  }

  /** How many groups there are. */
  get count(): number {
    return this.#levels.at(-1)?.size ?? this.dimensions[0]?.values.length ?? 1;
  }

  /** The group of dimension values; a new one if need be. */
  at(key: readonly DimensionValue[]): number {
    return this.ofCodes(key.map((value, place) => this.dimensions[place]!.codeOf(value)));
  }

  /** The group of the codes of dimension values; a new one if need be. */
  ofCodes(codes: ArrayLike<number>): number {
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
}

/** The groups of one number: all rows are in one. Without `Groups`, which a bundle of one number does not need. */
export const oneGroup: GroupNumbers = {
  dimensions: [],
  count: 1,
  at: () => 0,
  keyOf: () => [],
  codesOf: () => [],
};

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
