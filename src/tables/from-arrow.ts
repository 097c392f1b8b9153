import { having, knownOptionsIn, optionsIn, refusal } from "../errors.js";
import { type AnyEntity, type EntityShape, shapeIn } from "../expressions/shape.js";
import { arrowReader, type ReadColumn } from "./arrow/read-column.js";
import type { ArrowBatch, ArrowTable } from "./arrow/structure.js";
import type { Column } from "./column.js";
import { described } from "./columns/described.js";
import { ownOf } from "../vectors/own.js";
import { fieldReaders, type Chunk, type Table, tableOf } from "./table.js";

/**
 * How {@link tableFromArrow} finds the column of a field.
 *
 * @category Tables
 */
export interface ArrowOptions<RowType> {
  /** The names of columns that are not the names of their fields. */
  readonly fields?: { readonly [Field in keyof RowType]?: string | undefined } | undefined;
}

/**
 * An Apache Arrow table as a table of an entity. Its buffers are shared, not copied, if their layout allows it.
 *
 * *When to use*. For results of DuckDB-Wasm, Arrow and Parquet files, and other sources of Arrow data: no row objects
 * are made.
 *
 * *Details*. The column of a field has its name, or the name given in `fields`. Other columns are ignored. A field
 * without a column is missing in every row, and so is null.
 *
 * | field         | types of Arrow                                                                         |
 * | ------------- | -------------------------------------------------------------------------------------- |
 * | text          | Utf8, LargeUtf8, Utf8View, and a Dictionary of them                                    |
 * | true or false | Bool                                                                                   |
 * | number, money | Float32, Float64, integers of all widths, Decimal of any scale, texts of decimals      |
 * | time          | Timestamp, an instant; Date32 and Date64, a calendar date; texts such as `"2025-03-31"` |
 *
 * Decimals and 64-bit integers of any length stay exact. Doubles, days and dictionary codes are shared; all else is
 * decoded at once. Throws `invalid-argument` if a field cannot take the type of its column, if the entity or the Arrow
 * table lacks a name in `fields`, and if no field has a column.
 *
 * *Gotchas*. Timestamps finer than a millisecond are rounded down to one. A Timestamp without a zone is read as one
 * in UTC. Listed words are not checked: `"Won"` is not `"won"`.
 *
 * @example
 * ```ts
 * import { tableFromArrays } from "apache-arrow";
 * import { bookings, Deal } from "salesmetrics";
 * import { tableFromArrow } from "salesmetrics/tables";
 *
 * const arrow = tableFromArrays({
 *   outcome: ["won", "won", "lost"],
 *   amount: Float64Array.of(19.99, 0.5, 7),
 *   currency: ["USD", "USD", "USD"],
 *   closedAt: ["2025-03-03", "2025-03-13", "2025-03-23"],
 * });
 * const deals = tableFromArrow(Deal, arrow, { fields: { status: "outcome" } });
 *
 * bookings({ deals })?.amount.toFixed(2); // => "20.49"
 * ```
 *
 * @category Tables
 */
export function tableFromArrow<Name extends string, RowType>(
  entity: AnyEntity<Name, RowType>,
  arrow: ArrowTable,
  options: ArrowOptions<NoInfer<RowType>> = {},
): Table<RowType> {
  const shape = shapeIn("tableFromArrow", entity);
  const { fields = {} } = knownOptionsIn("tableFromArrow", options, ["fields"]);
  having("tableFromArrow", "an Arrow table", arrow, "batches");
  const wanted = wantedColumns(shape, arrow, optionsIn("tableFromArrow", fields));
  return tableOf(
    shape,
    arrow.batches.map((batch) => chunkOf(batch, wanted)),
  );
}

/** A field, the index of its column, and its reader. */
interface Wanted {
  readonly name: string;
  readonly index: number;
  readonly read: ReadColumn;
}

function wantedColumns(
  shape: EntityShape,
  arrow: ArrowTable,
  names: Readonly<Record<string, unknown>>,
): Wanted[] {
  const caller = "tableFromArrow";
  for (const name of Object.keys(names)) {
    if (!Object.hasOwn(shape.fields, name))
      throw refusal(caller, `a field of ${shape.name}`, described(name));
  }
  const columns = arrow.schema.fields;
  const wanted = fieldReaders(shape).flatMap(([name, reader]): Wanted[] => {
    const mapped = ownOf(names, name);
    const index = columns.findIndex((column) => column.name === (mapped ?? name));
    if (index < 0) {
      if (mapped === undefined) return [];
      throw refusal(caller, `a column for ${name}, one of ${namesOf(arrow)}`, described(mapped));
    }
    const column = columns[index]!;
    const read = arrowReader(reader, column.type);
    if (read !== null) return [{ name, index, read }];
    throw refusal(
      caller,
      `a column of ${reader.type}s for ${name}`,
      `${column.name} of ${String(column.type)}`,
    );
  });
  if (wanted.length === 0)
    throw refusal(caller, `columns for fields of ${shape.name}`, namesOf(arrow) || "none");
  return wanted;
}

function namesOf({ schema }: ArrowTable): string {
  return schema.fields.map(({ name }) => name).join(", ");
}

function chunkOf({ data }: ArrowBatch, wanted: readonly Wanted[]): Chunk {
  const columns = new Map<string, Column>();
  for (const { name, index, read } of wanted) {
    const values = data.children[index]!;
    const column = values.nullCount === values.length ? null : read(values);
    if (column !== null) columns.set(name, column);
  }
  return { length: data.length, columns, nonRows: 0 };
}
