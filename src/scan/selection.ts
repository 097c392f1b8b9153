import type { Selected } from "../aggregates/accumulator.js";
import { type Cells, noPeriod } from "../cube/cells.js";
import { Exclusions } from "../cube/exclusions.js";
import type { AnyExpression, Scope } from "../expressions/expression.js";
import { isInvalid, type Issues } from "../vectors/problems.js";
import { grown } from "../vectors/slots.js";
import { type Batch, type FlagVector, type Read } from "../vectors/vector.js";
import type { Axis } from "./axis.js";
import { Verdict } from "../question/place-times.js";

/** Which rows count, and in which cells: what measures with one condition and one time axis share. */
export class Selection {
  readonly exclusions: Exclusions;
  /** The rows of the batch at hand that count. */
  selected: Selected;
  readonly #read: Read<FlagVector> | null;
  readonly #axis: Axis;
  readonly #cells: Cells;
  #counts = new Float64Array(0);
  readonly #holds: Uint8Array;
  readonly #rows: Int32Array;
  readonly #targets: Int32Array;
  readonly #everything: Pick<FlagVector, "values" | "issues">;
  #flags: Pick<FlagVector, "values" | "issues">;

  constructor(where: AnyExpression | null, axis: Axis, scope: Scope, cells: Cells) {
    this.#read = where && (scope.read(where) as Read<FlagVector>);
    this.exclusions = new Exclusions(scope.problems);
    this.#axis = axis;
    this.#cells = cells;
    this.#holds = new Uint8Array(scope.capacity);
    this.#rows = new Int32Array(scope.capacity);
    this.#targets = new Int32Array(scope.capacity);
    this.selected = { rows: this.#rows, cells: this.#targets, count: 0, cellCount: 0 };
    this.#everything = { values: new Uint8Array(scope.capacity).fill(1), issues: null };
    this.#flags = this.#everything;
  }

  /** Finds out which rows of a batch hold the condition. */
  decide(batch: Batch): void {
    this.#flags = this.#read?.(batch, null) ?? this.#everything;
  }

  /** Marks the rows that may count: what places the others is not worth reading. */
  markHeld(size: number, marks: Uint8Array): void {
    const { values, issues } = this.#flags;
    for (let row = 0; row < size; row++)
      marks[row]! |= issues === null || issues[row] === 0 ? values[row]! : isInvalid(issues[row]!) ? 1 : 0;
  }

  /** Finds the cells of the rows that count, once the conditions are decided. */
  select(batch: Batch, groups: Int32Array): void {
    const [rows, targets] = [this.#rows, this.#targets];
    const { values, issues } = this.#flags;
    const holds = issues === null ? values : this.#decided(values, issues, batch.size);
    const places = this.#axis(batch, groups);
    const { count, held } = compress(holds, places, batch.size, rows, targets);
    // Of the rows that hold, the others are elsewhere, or have an issue.
    if (issues !== null || (held > count && isAnyKeptOut(holds, places, batch.size)))
      this.#report(batch, groups, places, values, issues);
    this.#counts = grown(this.#counts, this.#cells.size);
    countRows(targets, count, this.#counts);
    this.selected = { rows, cells: targets, count, cellCount: this.#cells.size };
  }

  /** What holds, and is no issue. */
  #decided(values: Uint8Array, issues: Uint16Array, size: number): Uint8Array {
    const holds = this.#holds;
    for (let row = 0; row < size; row++) holds[row] = issues[row] === 0 ? values[row]! : 0;
    return holds;
  }

  /** Whether there is no condition. */
  get holdsAlways(): boolean {
    return this.#read === null;
  }

  /** How many rows were selected in some cells together. */
  countOf(cells: ArrayLike<number>): number {
    let total = 0;
    for (let index = 0; index < cells.length; index++) total += this.#counts[cells[index]!] ?? 0;
    return total;
  }

  /** Marks the cells in which rows were selected. */
  markUsed(): void {
    for (let cell = 0; cell < this.#counts.length; cell++) if (this.#counts[cell]! > 0) this.#cells.use(cell);
  }

  /** Reports the rows that may count and cannot be used. */
  #report({ size }: Batch, groups: Int32Array, places: Int32Array, values: Uint8Array, issues: Issues): void {
    for (let row = 0; row < size; row++) {
      const issue = issues === null ? 0 : issues[row]!;
      const place = places[row]!;
      if (place === Verdict.outside || (issue === 0 ? values[row] === 0 || place >= 0 : !isInvalid(issue)))
        continue;
      // A row that cannot be decided on is reported in its period, when it has one.
      if (place >= 0) this.exclude(place, issue);
      else this.exclude(this.#cells.at(groups[row]!, noPeriod), -place);
    }
  }

  exclude(cell: number, issue: number, count = 1): void {
    this.exclusions.add(cell, issue, count);
    this.#cells.use(cell);
  }
}

/** Gathers the rows that count and have a cell: where one does not, the next takes its place. */
function compress(
  holds: Uint8Array,
  places: Int32Array,
  size: number,
  rows: Int32Array,
  targets: Int32Array,
): { readonly count: number; readonly held: number } {
  let count = 0;
  let held = 0;
  for (let row = 0; row < size; row++) {
    const place = places[row]!;
    rows[count] = row;
    targets[count] = place;
    const holding = holds[row]!;
    held += holding;
    count += holding & (~place >>> 31);
  }
  return { count, held };
}

/** Whether a row that counts has an issue in place of a cell. */
function isAnyKeptOut(holds: Uint8Array, places: Int32Array, size: number): boolean {
  const { outside } = Verdict;
  let found = 0;
  for (let row = 0; row < size; row++) {
    const place = places[row]!;
    found |= -holds[row]! & (place >> 31) & (outside - place);
  }
  return found !== 0;
}

function countRows(targets: Int32Array, count: number, counts: Float64Array): void {
  for (let index = 0; index < count; index++) counts[targets[index]!]!++;
}
