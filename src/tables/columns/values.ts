import { Problems } from "../../vectors/problems.js";
import { rowSource } from "../../vectors/row-source.js";
import type { FieldReader } from "../../vectors/source.js";
import type { Column } from "../column.js";
import { columnBuilder } from "../column-builder.js";

/** A column of values in the forms that rows have, read as if in rows with this one field. */
export function valuesColumn(reader: FieldReader, values: readonly unknown[]): Column {
  const builder = columnBuilder(reader.type);
  const source = rowSource(Array.from(values, (value) => ({ value })));
  const read = source.field("value", reader, new Problems());
  for (const batch of source.batches()) {
    builder.append(
      read(batch, null),
      batch.size,
      (row) => (source.row(batch, row) as { value: unknown }).value,
    );
  }
  return builder.column();
}
