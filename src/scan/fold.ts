import { type Accumulator, type Selected, stepping } from "../aggregates/accumulator.js";
import type { Measure } from "../question/measure.js";
import { Exclusions } from "../cube/exclusions.js";
import type { Scope } from "../expressions/expression.js";
import { type Batch, type RowSubset, type Read } from "../vectors/vector.js";
import type { Selection } from "./selection.js";

/** Folds the inputs of one measure into cells. */
export class Fold {
  readonly accumulator: Accumulator<unknown>;
  readonly exclusions: Exclusions;
  /** Whether something of each row is folded, and whether a callback has a part in it. */
  readonly readsInput: boolean;
  readonly isOpaque: boolean;
  readonly #read: Read | null;
  readonly #rows: Int32Array;
  readonly #cells: Int32Array;

  constructor(
    { aggregate, input, units }: Measure,
    readonly selection: Selection,
    scope: Scope,
  ) {
    this.exclusions = new Exclusions(scope.problems);
    this.accumulator =
      input === null && aggregate.ofRows !== undefined
        ? counting(selection, (count) => aggregate.ofRows!(count))
        : (aggregate.accumulator?.() ?? stepping(aggregate));
    this.#rows = new Int32Array(scope.capacity);
    this.#cells = new Int32Array(scope.capacity);
    this.readsInput = input !== null;
    this.isOpaque = input?.opaque === true;
    this.#read = input && scope.read(units ?? input);
  }

  fold(batch: Batch, selected: Selected, subset: RowSubset | null): void {
    if (selected.count === 0) return;
    const input = this.#read === null ? null : this.#read(batch, subset);
    const issues = input?.issues ?? null;
    const usable = issues !== null && hasIssue(issues, selected) ? this.#usable(issues, selected) : selected;
    if (usable.count > 0) this.accumulator.fold(input, usable);
  }

  #usable(issues: Uint16Array, { rows, cells, count, cellCount }: Selected): Selected {
    let usable = 0;
    for (let index = 0; index < count; index++) {
      const [row, cell] = [rows[index]!, cells[index]!];
      if (issues[row] === 0) {
        this.#rows[usable] = row;
        this.#cells[usable++] = cell;
      } else this.exclusions.add(cell, issues[row]!);
    }
    return { rows: this.#rows, cells: this.#cells, count: usable, cellCount };
  }
}

function hasIssue(issues: Uint16Array, { rows, count }: Selected): boolean {
  let found = 0;
  for (let index = 0; index < count; index++) found |= issues[rows[index]!]!;
  return found !== 0;
}

/** What a selection counts anyway needs no folding. */
function counting(selection: Selection, ofRows: (count: number) => unknown): Accumulator<unknown> {
  return {
    fold: () => undefined,
    gather: (cells) => {
      const count = selection.countOf(cells);
      return count === 0 ? null : ofRows(count);
    },
  };
}
