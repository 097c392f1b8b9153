import type { TimeValue } from "../calendar/time.js";
import { having, knownOptionsIn } from "../errors.js";
import { setOwn } from "../vectors/own.js";
import { sourceOf } from "../vectors/source.js";
import { ChunkBuilder } from "./build.js";
import type { Column, FlagColumn, NumberColumn, TextColumn, TimeColumn } from "./column.js";
import { cut } from "./columns/cut.js";
import { valuesColumn } from "./columns/values.js";
import { fieldReaders, type ChunkTable, type ChunkRange, type Table } from "./table.js";

/**
 * How {@link columnsOf} lays out columns.
 *
 * @category Tables
 */
export interface ColumnsOptions {
  /** Whether workers share the arrays. Without SharedArrayBuffer they are ordinary arrays. */
  readonly shared?: boolean | undefined;
}

/**
 * The columns of a table, by field.
 *
 * @category Tables
 */
export type ColumnsOf<RowType> = {
  readonly [Field in keyof RowType]?: [NonNullable<RowType[Field]>] extends [boolean]
    ? FlagColumn
    : [NonNullable<RowType[Field]>] extends [string]
      ? TextColumn
      : [NonNullable<RowType[Field]>] extends [TimeValue]
        ? TimeColumn
        : NumberColumn;
};

/**
 * The columns of a table as plain data, for `postMessage`; {@link tableFromColumns} turns them back into a table.
 *
 * *When to use*. To send a table to a worker. With `shared`, workers read the same arrays: send the columns of the
 * whole table, and take a `slice` in each.
 *
 * *Details*. Arrays are copied to their exact size. Fields that no row has are left out. The table made from the
 * columns gives the same rows and reports.
 *
 * *Gotchas*. An unusable value that cannot be posted, such as a function in place of an amount, becomes a text that
 * describes it. Words are not shared: each worker gets a copy.
 *
 * @example
 * ```ts
 * import { Deal, winRate } from "salesmetrics";
 * import { columnsOf, table, tableFromColumns } from "salesmetrics/tables";
 *
 * const columns = columnsOf(table(Deal, [{ id: "1", status: "won", closedAt: "2025-03-03" }]));
 *
 * const posted = structuredClone(columns);
 * winRate({ deals: tableFromColumns(Deal, posted) }); // => 1
 * ```
 *
 * @category Tables
 */
export function columnsOf<RowType>(table: Table<RowType>, options: ColumnsOptions = {}): ColumnsOf<RowType> {
  const { shared = false } = knownOptionsIn("columnsOf", options, ["shared"]);
  const whole = having("columnsOf", "a table", table as ChunkTable<RowType>, "ranges");
  const { chunk, start, length } = wholeRange(whole);
  const nonRows = start === 0 ? chunk.nonRows : 0;
  const columns: Record<string, Column> = {};
  for (const [name, column] of chunk.columns)
    setOwn(columns, name, cut(column, { start, length, shared, nonRows }));
  return columns as ColumnsOf<RowType>;
}

/** All rows as one range of one chunk. It has at least one column, which tells the number of rows. */
function wholeRange<RowType>(table: ChunkTable<RowType>): ChunkRange {
  const ranges = table.ranges();
  const sole = ranges.length === 1 ? ranges[0]! : joined(table);
  if (sole.chunk.columns.size > 0) return sole;
  const [name, reader] = fieldReaders(table.shape)[0]!;
  const nothing = valuesColumn(reader, new Array<null>(sole.length).fill(null));
  const chunk = { ...sole.chunk, columns: new Map([[name, nothing]]) };
  return { ...sole, chunk, start: 0 };
}

function joined<RowType>(table: ChunkTable<RowType>): ChunkRange {
  const builder = new ChunkBuilder(table.shape);
  builder.append(table[sourceOf]());
  const chunk = builder.chunk();
  return { chunk, start: 0, length: chunk.length };
}
