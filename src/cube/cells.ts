import type { CubeCell, DimensionValue } from "./cube.js";

/** All cells of one combination of dimension values. */
export interface Group {
  readonly key: readonly DimensionValue[];
  readonly cells: Map<number | null, CubeCell>;
}

/** Groups, found by their dimension values: a map for each dimension, so that no two keys can be mistaken. */
export class Groups {
  readonly list: Group[] = [];
  readonly #root: Branch = new Map();

  at(key: readonly DimensionValue[]): Group {
    let branch = this.#root;
    for (let depth = 0; depth < key.length; depth++) {
      let next = branch.get(key[depth]!);
      if (next === undefined) branch.set(key[depth]!, (next = new Map() as Branch));
      branch = next as Branch;
    }
    const found = branch.get(leaf);
    if (found !== undefined) return found as Group;
    const group: Group = { key: [...key], cells: new Map() };
    branch.set(leaf, group);
    this.list.push(group);
    return group;
  }
}

const leaf = {};
type Branch = Map<DimensionValue | typeof leaf, unknown>;

/** The cell of a group for a period, made when it is not there yet. */
export function cellAt(group: Group, ordinal: number | null, measures: number): CubeCell {
  let cell = group.cells.get(ordinal);
  if (cell === undefined) {
    cell = {
      key: group.key,
      ordinal,
      states: new Array<unknown>(measures).fill(null),
      excluded: new Array<Record<string, number> | null>(measures).fill(null),
    };
    group.cells.set(ordinal, cell);
  }
  return cell;
}

/** Adds to what a cell reports as left out. */
export function exclude(cell: CubeCell, measure: number, why: string, count = 1): void {
  const counts = (cell.excluded[measure] ??= {});
  counts[why] = (counts[why] ?? 0) + count;
}

/** Orders keys for reading, and the same way whatever order the rows came in; nothing comes last. */
export function compareKeys(left: readonly DimensionValue[], right: readonly DimensionValue[]): number {
  for (let index = 0; index < left.length; index++) {
    const order = compareValues(left[index]!, right[index]!);
    if (order !== 0) return order;
  }
  return 0;
}

function compareValues(left: DimensionValue, right: DimensionValue): number {
  if (left === right) return 0;
  if (left === null || right === null) return left === null ? 1 : -1;
  if (typeof left !== typeof right) return typeof left < typeof right ? -1 : 1;
  return left < right ? -1 : 1;
}
