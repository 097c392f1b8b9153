import type { Accumulator, CellRows } from "../aggregates/accumulator.js";
import type { Measure } from "../question/measure.js";
import type { Scope } from "../expressions/expression.js";
import type { Arena } from "../vectors/arena.js";
import type { Issues } from "../vectors/problems.js";
import type { Batch, RowSubset, Read } from "../vectors/vector.js";
import { Exclusions } from "./exclusions.js";
import type { Selection } from "./selection.js";

/** Folds the inputs of one measure into cells. `name` is that of the first metric that asked for it. */
export class Fold {
  readonly accumulator: Accumulator<unknown>;
  /** The selected rows whose input cannot be used. */
  readonly exclusions: Exclusions;
  /** Whether a value of each row is folded, and whether a callback computes it. */
  readonly readsInput: boolean;
  readonly isOpaque: boolean;
  readonly #read: Read | null;
  readonly #readKeys: Read | null;
  readonly #arena: Arena;
  /** The rows whose input can be used; made with the first batch that has others. */
  #usableRows: Int32Array | null = null;
  #usableCells: Int32Array | null = null;

  constructor(
    readonly name: string,
    readonly measure: Measure,
    readonly selection: Selection,
    scope: Scope,
  ) {
    const { aggregate, input, units, accumulator, keyed } = measure;
    this.exclusions = new Exclusions(scope.problems);
    this.accumulator = accumulator?.() ?? counting(selection, (count) => aggregate.ofRows!(count));
    this.#arena = scope.arena;
    this.readsInput = input !== null || keyed !== undefined;
    this.isOpaque = input?.opaque === true || keyed?.by.opaque === true;
    this.#read = input && scope.read(units ?? input);
    this.#readKeys = keyed === undefined ? null : keyed.bind(scope);
  }

  /** Folds the selected rows of a batch. Inputs need to be read for `subset` alone. */
  fold(batch: Batch, subset: RowSubset | null): void {
    const { selected } = this.selection;
    if (selected.count === 0) return;
    const keys = this.#readKeys === null ? null : this.#readKeys(batch, subset);
    const input = this.#read === null ? null : this.#read(batch, subset);
    const keyed = keys === null ? selected : this.#usable(keys.issues, selected);
    const usable = input === null ? keyed : this.#usable(input.issues, keyed);
    if (usable.count > 0) this.accumulator.fold(input, usable, keys);
  }

  /** The rows without an issue; the others are excluded. */
  #usable(issues: Issues, selected: CellRows): CellRows {
    if (issues === null || !hasIssue(issues, selected)) return selected;
    const { rows, cells, count, cellCount } = selected;
    const usableRows = (this.#usableRows ??= this.#arena.int32());
    const usableCells = (this.#usableCells ??= this.#arena.int32());
    let usable = 0;
    for (let index = 0; index < count; index++) {
      const [row, cell] = [rows[index]!, cells[index]!];
      if (issues[row] === 0) {
        usableRows[usable] = row;
        usableCells[usable++] = cell;
      } else this.exclusions.add(cell, issues[row]!);
    }
    return { rows: usableRows, cells: usableCells, count: usable, cellCount };
  }
}

function hasIssue(issues: Uint16Array, { rows, count }: CellRows): boolean {
  let found = 0;
  for (let index = 0; index < count; index++) found |= issues[rows[index]!]!;
  return found !== 0;
}

/** Counts rows without a fold: their selection has counted them. */
function counting(selection: Selection, ofRows: (count: number) => unknown): Accumulator<unknown> {
  return {
    fold: () => undefined,
    gather: (cells) => {
      const count = selection.countIn(cells);
      return count === 0 ? null : ofRows(count);
    },
  };
}
