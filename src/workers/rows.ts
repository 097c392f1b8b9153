import { having, refusal, shown } from "../errors.js";
import type { EntityShape } from "../expressions/shape.js";
import type { AnyRows } from "../question/query.js";
import { columnsOf } from "../tables/columns-of.js";
import { type Table, tableOf } from "../tables/table.js";
import { sourceOf } from "../vectors/source.js";
import type { PostedRows, PostedTable } from "./messages.js";

type RowsOrTable = readonly unknown[] | Table<unknown>;

/** Rows by entity, each as an array or a table. */
export type Lists = Readonly<Record<string, RowsOrTable>>;

/** The rows of each entity; throws for what is none. */
export function listsIn(data: AnyRows): Lists {
  having("workerPool", "rows by entity, such as { deals }", data);
  for (const [entity, rows] of Object.entries(data)) {
    const isTable = typeof rows === "object" && rows !== null && sourceOf in rows;
    if (!Array.isArray(rows) && !isTable)
      throw refusal("workerPool", `an array or a table of ${entity}`, shown(rows));
  }
  return data as Lists;
}

/** The rows of one of `count` workers. The first has its share of one row, and of a table without rows what else is there. */
export function partOf(lists: Lists, place: number, count: number): Lists {
  return mapped(lists, (rows) => {
    if (rows.length === 0) return place === 0 ? rows : [];
    const edge = (at: number): number => Math.ceil((rows.length * at) / count);
    return rows.slice(edge(place), edge(place + 1));
  });
}

/** Rows as they are posted: tables as copies of their columns. */
export function postedRows(rows: RowsOrTable): PostedRows {
  if (Array.isArray(rows)) return rows as readonly unknown[];
  const table = rows as Table<unknown>;
  return { length: table.length, columns: columnsOf(table) };
}

/** Rows of an entity as they were before they were posted. */
export function receivedRows(entity: string, rows: PostedRows): RowsOrTable {
  if (Array.isArray(rows)) return rows as readonly unknown[];
  const { length, columns } = rows as PostedTable;
  const nonRows = Math.max(0, ...Object.values(columns).map((column) => column.nonRows ?? 0));
  const shape: EntityShape = { name: entity, fields: {}, key: [] };
  return tableOf(shape, [{ length, columns: new Map(Object.entries(columns)), nonRows }]);
}

/** The buffers of posted tables, which need not be copied again. */
export function buffersOf(posted: Iterable<PostedRows>): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  for (const rows of posted) {
    if (Array.isArray(rows)) continue;
    for (const column of Object.values((rows as PostedTable).columns))
      for (const value of Object.values(column) as unknown[])
        if (ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  }
  return [...found];
}

/** The values of an object, changed. */
export function mapped<From, To>(
  object: Readonly<Record<string, From>>,
  change: (value: From, name: string) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value, name)]));
}
