import type { Problems } from "./problems.js";
import { ascending, Arena } from "./arena.js";
import type { FieldReader, Source } from "./source.js";
import { type Batch, batchSize, type RowSubset, type Vector } from "./vector.js";

type Row = Readonly<Record<string, unknown>>;

/** `size` plain objects, the first at `start`. */
interface RowBatch extends Batch {
  readonly rows: readonly Row[];
  readonly start: number;
  readonly nonRows: number;
}

/** The source of an array of plain objects. */
export function rowSource(rows: readonly unknown[]): Source {
  const arena = new Arena(Math.min(rows.length, batchSize));
  let everyRow: Int32Array | null = null;
  return {
    arena,
    isCostly: true,
    batches: () => rowBatches(rows),
    field: (name, reader, problems) => {
      const read = readField(name, reader, problems, arena, (everyRow ??= ascending(arena)));
      return (batch, subset) => read(batch as RowBatch, subset);
    },
    row: (batch, row) => (batch as RowBatch).rows[(batch as RowBatch).start + row],
    nonRows: (batch) => (batch as RowBatch).nonRows,
  };
}

function* rowBatches(rows: readonly unknown[]): Iterable<RowBatch> {
  for (let start = 0; start < rows.length; start += batchSize) {
    const end = Math.min(start + batchSize, rows.length);
    const size = countRows(rows, start, end);
    if (size === end - start) yield { rows: rows as readonly Row[], start, size, nonRows: 0 };
    else {
      const found = rows.slice(start, end).filter(isRow);
      yield { rows: found, start: 0, size, nonRows: end - start - size };
    }
  }
}

function countRows(rows: readonly unknown[], start: number, end: number): number {
  let count = 0;
  for (let index = start; index < end; index++) if (isRow(rows[index])) count++;
  return count;
}

function isRow(row: unknown): row is Row {
  return typeof row === "object" && row !== null;
}

/** Reads a field of the rows that matter into a vector. */
function readField(
  name: string,
  reader: FieldReader,
  problems: Problems,
  arena: Arena,
  everyRow: Int32Array,
): (batch: RowBatch, subset: RowSubset | null) => Vector {
  const values = new Array<unknown>(arena.size).fill(null);
  const makeVector = reader.vectors(values, arena);
  const missing = problems.missing(`missing ${name}`);
  const invalid = problems.invalid(`invalid ${name}`);
  // Every object inherits properties such as `constructor`, which are no values.
  const isInherited = name in {};
  return ({ rows, start, size }, subset) => {
    const places = subset === null ? everyRow : subset.rows;
    const count = subset === null ? size : subset.count;
    gather(rows, start, name, places, count, values);
    for (let index = 0; isInherited && index < count; index++) {
      const place = places[index]!;
      if (!Object.hasOwn(rows[start + place]!, name)) values[place] = null;
    }
    const vector = makeVector(places, count, size);
    const { issues } = vector;
    if (issues === null) return vector;
    for (let row = 0; row < size; row++)
      if (issues[row] !== 0) issues[row] = values[row] == null ? missing : invalid;
    return vector;
  };
}

function gather(
  rows: readonly Row[],
  start: number,
  name: string,
  places: Int32Array,
  count: number,
  values: unknown[],
): void {
  for (let index = 0; index < count; index++) {
    const place = places[index]!;
    values[place] = rows[start + place]![name];
  }
}
