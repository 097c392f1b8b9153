import { Arena } from "../vectors/arena.js";
import { invalidArgument } from "../errors.js";
import type { EntityShape } from "../expressions/shape.js";
import type { Problems } from "../vectors/problems.js";
import { setOwn } from "../vectors/own.js";
import { type FieldReader, type FieldType, type HasSource, type Source } from "../vectors/source.js";
import { type Batch, batchSize, type Read } from "../vectors/vector.js";
import { type Column, valueAt } from "./column.js";
import { absentVector, columnReader, type ReadRange } from "./column-reader.js";

/**
 * The rows of an entity, stored as columns. A report takes it in place of an array of rows.
 *
 * *Details*. Made by `table`, `tableFromColumns` and `tableFromArrow`. Reports are the same as from the
 * rows, digit for digit, in a fraction of the time.
 *
 * @category Tables
 */
export interface Table<out RowType> extends HasSource {
  /** The number of rows. */
  readonly length: number;
  /** The row at a place, as a new object. Throws `invalid-argument` if there is none. */
  row(place: number): RowType;
  /** The rows from `from` up to, not including, `to`. They share the columns. */
  slice(from: number, to?: number): Table<RowType>;
}

/** Rows stored as columns of the same length. */
export interface Chunk {
  readonly length: number;
  readonly columns: ReadonlyMap<string, Column>;
  /** The number of entries beside them that were no objects. */
  readonly nonRows: number;
}

/** The `length` rows of a chunk from `start` on. */
export interface ChunkRange {
  readonly chunk: Chunk;
  readonly start: number;
  readonly length: number;
}

/** The one implementation of a table: ranges of chunks, one after another. */
export class ChunkTable<RowType> implements Table<RowType> {
  readonly entity: string;

  constructor(
    readonly shape: EntityShape,
    /** The current ranges: a table can grow. */
    readonly ranges: () => readonly ChunkRange[],
  ) {
    this.entity = shape.name;
  }

  get length(): number {
    return this.ranges().reduce((sum, { length }) => sum + length, 0);
  }

  row(place: number): RowType {
    let rest = Number.isInteger(place) ? place : -1;
    for (const { chunk, start, length } of this.ranges()) {
      if (rest >= 0 && rest < length) return rowAt(chunk, start + rest) as RowType;
      rest -= length;
    }
    throw invalidArgument("row", `a place from 0 to ${String(this.length - 1)}`, place);
  }

  slice(from: number, to = this.length): Table<RowType> {
    for (const place of [from, to])
      if (typeof place !== "number") throw invalidArgument("slice", "a place", place);
    const found: ChunkRange[] = [];
    let passed = 0;
    for (const { chunk, start, length } of this.ranges()) {
      const first = Math.max(from - passed, 0);
      const last = Math.min(to - passed, length);
      if (first < last) found.push({ chunk, start: start + first, length: last - first });
      passed += length;
    }
    return new ChunkTable(this.shape, () => found);
  }

  // Not `[sourceOf]`: a computed name would keep the class in every bundle.
  "salesmetrics.source"(): Source {
    return chunkSource(this.ranges());
  }
}

/** A table of chunks that do not change. */
export function tableOf<RowType>(shape: EntityShape, chunks: readonly Chunk[]): Table<RowType> {
  const ranges = chunks.map((chunk) => ({ chunk, start: 0, length: chunk.length }));
  return new ChunkTable(shape, () => ranges);
}

/** The fields of an entity with their readers; money is read as a number. */
export function fieldReaders(shape: EntityShape): [string, FieldReader][] {
  return Object.entries(shape.fields).map(([name, { reader }]) => [name, reader]);
}

function rowAt({ columns }: Chunk, place: number): object {
  const row: Record<string, unknown> = {};
  for (const [name, column] of columns) setOwn(row, name, valueAt(column, place));
  return row;
}

interface TableBatch extends Batch {
  readonly chunk: Chunk;
  readonly start: number;
}

function chunkSource(ranges: readonly ChunkRange[]): Source {
  const longest = ranges.reduce((most, { length }) => Math.max(most, length), 0);
  const arena = new Arena(Math.min(batchSize, longest));
  return {
    arena,
    isCostly: false,
    batches: () => batchesOf(ranges),
    field: (name, { type }, problems) => readField(name, type, problems, arena),
    row: (batch, row) => rowAt((batch as TableBatch).chunk, (batch as TableBatch).start + row),
    nonRows: (batch) => ((batch as TableBatch).start === 0 ? (batch as TableBatch).chunk.nonRows : 0),
  };
}

function* batchesOf(ranges: readonly ChunkRange[]): Iterable<TableBatch> {
  for (const { chunk, start, length } of ranges) {
    if (length === 0 && chunk.nonRows > 0) yield { chunk, start, size: 0 };
    for (let passed = 0; passed < length; passed += batchSize)
      yield { chunk, start: start + passed, size: Math.min(batchSize, length - passed) };
  }
}

/** Reads a field of a batch; it is missing in every row if the chunk lacks it. */
function readField(name: string, type: FieldType, problems: Problems, arena: Arena): Read {
  const codes = {
    missing: problems.missing(`missing ${name}`),
    invalid: problems.invalid(`invalid ${name}`),
  };
  const absent = absentVector(type, codes.missing, arena);
  let known: Chunk | null = null;
  let read: ReadRange = () => absent;
  return (batch) => {
    const { chunk, start, size } = batch as TableBatch;
    if (chunk !== known) {
      known = chunk;
      const column = chunk.columns.get(name);
      if (column !== undefined && column.type !== type) {
        throw invalidArgument("table", `a column ${name} of ${type}`, `one of ${column.type}`);
      }
      read = column === undefined ? () => absent : columnReader(column, arena, codes);
    }
    return read(start, size);
  };
}
