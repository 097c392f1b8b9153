import type { Arena } from "../vectors/arena.js";
import type { Source } from "../vectors/source.js";
import type { RowSubset } from "../vectors/vector.js";
import type { Fold } from "./fold.js";
import type { Selection } from "./selection.js";

/** Finds a subset of the rows of the current batch, which has `size` rows; `null` for all. */
type SubsetReader = (size: number) => RowSubset | null;

const everyRow: SubsetReader = () => null;

/** The rows that any selection may count; all rows where fields are cheap to read. */
export function heldRows(source: Source, selections: readonly Selection[]): SubsetReader {
  if (!source.isCostly || selections.some(({ holdsAlways }) => holdsAlways)) return everyRow;
  return markedRows(source.arena, (size, marks) => {
    for (const selection of selections) selection.markHeld(size, marks);
  });
}

/** The rows of which any measure folds a value; all rows where fields are cheap to read and no callback reads them. */
export function foldedRows(source: Source, folds: readonly Fold[]): SubsetReader {
  if (!source.isCostly && !folds.some(({ isOpaque }) => isOpaque)) return everyRow;
  const reading = new Set(folds.filter(({ readsInput }) => readsInput).map(({ selection }) => selection));
  const [first] = reading;
  if (first === undefined) return everyRow;
  if (reading.size === 1) return () => first.selected;
  return markedRows(source.arena, (_, marks) => {
    for (const { selected } of reading) mark(selected, marks);
  });
}

function markedRows(arena: Arena, markAll: (size: number, marks: Uint8Array) => void): SubsetReader {
  const marks = arena.uint8();
  const rows = arena.int32();
  return (size) => {
    marks.fill(0, 0, size);
    markAll(size, marks);
    return { rows, count: gatherMarked(marks, size, rows) };
  };
}

function mark({ rows, count }: RowSubset, marks: Uint8Array): void {
  for (let index = 0; index < count; index++) marks[rows[index]!] = 1;
}

function gatherMarked(marks: Uint8Array, size: number, rows: Int32Array): number {
  let count = 0;
  for (let row = 0; row < size; row++) {
    rows[count] = row;
    count += marks[row]!;
  }
  return count;
}
