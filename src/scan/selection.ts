import type { CellRows } from "../aggregates/accumulator.js";
import { type Cells, noPeriod } from "../cube/cells.js";
import type { AnyExpression, Scope } from "../expressions/expression.js";
import { Verdict } from "../question/place-times.js";
import { isInvalid } from "../vectors/problems.js";
import type { Arena } from "../vectors/arena.js";
import { grown } from "../vectors/slots.js";
import type { Batch, FlagVector, Read } from "../vectors/vector.js";
import type { Axis } from "./axis.js";
import { Exclusions } from "./exclusions.js";

type Flags = Pick<FlagVector, "values" | "issues">;

/** The rows that count for all measures with one condition and one time axis, and their cells. */
export class Selection {
  /** The selected rows of the current batch. */
  selected: CellRows;
  /** The rows that may count and cannot be used. */
  readonly exclusions: Exclusions;
  /** The selected rows with a dimension value that cannot be read: they count in the group of no value. */
  readonly unknown: Exclusions;
  readonly #read: Read<FlagVector> | null;
  readonly #axis: Axis;
  readonly #cells: Cells;
  /** Which rows of the current batch hold the condition: at first all. */
  #flags: Flags;
  /** How many rows were selected in each cell. */
  #counts = new Float64Array(0);
  readonly #arena: Arena;
  /** Which rows surely hold it; made with the first batch that has issues. */
  #holds: Uint8Array | null = null;
  readonly #rows: Int32Array;
  readonly #rowCells: Int32Array;

  constructor(
    /** The first metric that asked for it. */
    readonly name: string,
    where: AnyExpression | null,
    axis: Axis,
    scope: Scope,
    cells: Cells,
  ) {
    const { arena, problems } = scope;
    this.#read = where && (scope.read(where) as Read<FlagVector>);
    this.exclusions = new Exclusions(problems);
    this.unknown = new Exclusions(problems);
    this.#axis = axis;
    this.#cells = cells;
    this.#arena = arena;
    this.#rows = arena.int32();
    this.#rowCells = arena.int32();
    this.selected = { rows: this.#rows, cells: this.#rowCells, count: 0, cellCount: 0 };
    this.#flags = { values: where === null ? arena.uint8().fill(1) : new Uint8Array(0), issues: null };
  }

  /** Whether there is no condition. */
  get holdsAlways(): boolean {
    return this.#read === null;
  }

  /** First phase: computes the condition. */
  decide(batch: Batch): void {
    if (this.#read !== null) this.#flags = this.#read(batch, null);
  }

  /** Marks the rows that hold the condition, or may: only their groups and times need to be read. */
  markHeld(size: number, marks: Uint8Array): void {
    const { values, issues } = this.#flags;
    for (let row = 0; row < size; row++)
      marks[row]! |= issues === null || issues[row] === 0 ? values[row]! : isInvalid(issues[row]!) ? 1 : 0;
  }

  /** Second phase, with the group of each row: finds the rows that count and their cells. */
  select(batch: Batch, groups: Int32Array): void {
    const { size } = batch;
    const [rows, cells] = [this.#rows, this.#rowCells];
    const { values, issues } = this.#flags;
    const holds =
      issues === null ? values : soundFlags(values, issues, size, (this.#holds ??= this.#arena.uint8()));
    const targets = this.#axis(batch, groups);
    const { count, held } = compress(holds, targets, size, rows, cells);
    // A row that holds and is not selected lies outside or has an issue.
    if (issues !== null || (held > count && isAnyKeptOut(holds, targets, size)))
      this.#excludeUnusable(size, groups, targets);
    this.#counts = grown(this.#counts, this.#cells.size);
    countRows(cells, count, this.#counts);
    this.selected = { rows, cells, count, cellCount: this.#cells.size };
  }

  /** Counts the selected rows with a dimension value that cannot be read. */
  countUnknown(unknown: Uint16Array): void {
    const { rows, cells, count } = this.selected;
    for (let index = 0; index < count; index++) {
      const issue = unknown[rows[index]!]!;
      if (issue !== 0) this.unknown.add(cells[index]!, issue);
    }
  }

  /** Reports rows that may count and cannot be used. */
  exclude(cell: number, issue: number, count = 1): void {
    this.exclusions.add(cell, issue, count);
    this.#cells.use(cell);
  }

  /** How many rows were selected in some cells together. */
  countIn(cells: ArrayLike<number>): number {
    let total = 0;
    for (let index = 0; index < cells.length; index++) total += this.#counts[cells[index]!] ?? 0;
    return total;
  }

  /** Marks the cells in which rows were selected. */
  markUsed(): void {
    for (let cell = 0; cell < this.#counts.length; cell++) if (this.#counts[cell]! > 0) this.#cells.use(cell);
  }

  #excludeUnusable(size: number, groups: Int32Array, targets: Int32Array): void {
    const { values, issues } = this.#flags;
    for (let row = 0; row < size; row++) {
      if (targets[row] === Verdict.outside) continue;
      const target = targets[row]!;
      const issue = issues === null ? 0 : issues[row]!;
      if (issue === 0 ? values[row] === 0 || target >= 0 : !isInvalid(issue)) continue;
      // A row whose condition is undecided is reported in its period, if it has one.
      if (target >= 0) this.exclude(target, issue);
      else this.exclude(this.#cells.at(groups[row]!, noPeriod), -target);
    }
  }
}

/** The flags of rows without an issue, else 0. */
function soundFlags(values: Uint8Array, issues: Uint16Array, size: number, sound: Uint8Array): Uint8Array {
  for (let row = 0; row < size; row++) sound[row] = issues[row] === 0 ? values[row]! : 0;
  return sound;
}

/** Gathers the rows that hold and have a cell. No branch: the next row overwrites one that does not count. */
function compress(
  holds: Uint8Array,
  targets: Int32Array,
  size: number,
  rows: Int32Array,
  cells: Int32Array,
): { readonly count: number; readonly held: number } {
  let count = 0;
  let held = 0;
  for (let row = 0; row < size; row++) {
    const target = targets[row]!;
    rows[count] = row;
    cells[count] = target;
    const holding = holds[row]!;
    held += holding;
    count += holding & (~target >>> 31);
  }
  return { count, held };
}

/** Whether any row that holds has an issue for a target. */
function isAnyKeptOut(holds: Uint8Array, targets: Int32Array, size: number): boolean {
  let found = 0;
  for (let row = 0; row < size; row++) {
    const target = targets[row]!;
    found |= -holds[row]! & (target >> 31) & (Verdict.outside - target);
  }
  return found !== 0;
}

function countRows(cells: Int32Array, count: number, counts: Float64Array): void {
  for (let index = 0; index < count; index++) counts[cells[index]!]!++;
}
