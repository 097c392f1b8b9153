import type { EntityShape } from "../expressions/shape.js";
import { isInvalid, Problems } from "../vectors/problems.js";
import { Arena } from "../vectors/arena.js";
import type { FieldReader, Source } from "../vectors/source.js";
import type { Vector } from "../vectors/vector.js";
import type { Column } from "./column.js";
import { absentVector } from "./column-reader.js";
import { columnBuilder, type ColumnBuilder, type RawAt } from "./column-builder.js";
import { fieldReaders, type Chunk } from "./table.js";

export class ChunkBuilder {
  readonly #fields: FieldBuilder[];
  #length = 0;
  #nonRows = 0;

  constructor(shape: EntityShape) {
    this.#fields = fieldReaders(shape).map(([name, reader]) => new FieldBuilder(name, reader));
  }

  append(source: Source): void {
    const problems = new Problems();
    const fields = this.#fields.map((field) => ({
      field,
      read: source.field(field.name, field.reader, problems),
    }));
    for (const batch of source.batches()) {
      for (const { field, read } of fields) {
        const rawAt = (row: number): unknown =>
          (source.row(batch, row) as Record<string, unknown>)[field.name];
        field.append(read(batch, null), batch.size, rawAt);
      }
      this.#length += batch.size;
      this.#nonRows += source.nonRows(batch);
    }
  }

  chunk(): Chunk {
    const columns = new Map<string, Column>();
    for (const field of this.#fields) {
      const column = field.column();
      if (column !== null) columns.set(field.name, column);
    }
    return { length: this.#length, columns, nonRows: this.#nonRows };
  }
}

/** Builds the column of a field. It takes no memory until there is a value. */
class FieldBuilder {
  #builder: ColumnBuilder | null = null;
  #skipped = 0;

  constructor(
    readonly name: string,
    readonly reader: FieldReader,
  ) {}

  append(vector: Vector, size: number, rawAt: RawAt): void {
    if (this.#builder === null && isAbsent(vector, size)) {
      this.#skipped += size;
      return;
    }
    this.#builder ??= this.#started();
    this.#builder.append(vector, size, rawAt);
  }

  column(): Column | null {
    return this.#builder?.column() ?? null;
  }

  #started(): ColumnBuilder {
    const builder = columnBuilder(this.reader.type);
    if (this.#skipped > 0) {
      const missing = 2;
      builder.append(
        absentVector(this.reader.type, missing, new Arena(this.#skipped)),
        this.#skipped,
        () => null,
      );
    }
    return builder;
  }
}

function isAbsent({ issues }: Vector, size: number): boolean {
  if (issues === null) return size === 0;
  for (let row = 0; row < size; row++) if (issues[row] === 0 || isInvalid(issues[row]!)) return false;
  return true;
}
