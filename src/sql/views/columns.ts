import type { Dialect } from "../dialect.js";
import { joined, raw, type Sql, sql, written } from "../fragment.js";
import { snakeCase } from "../table.js";

/** The columns of a view by their fields, of which only those that are read are written. */
export type ViewColumns = Readonly<Record<string, () => Sql>>;

/** A query for those columns of some rows that are read. */
export function columnsFrom(
  rows: Sql,
  columns: ViewColumns,
  fields: ReadonlySet<string>,
  dialect: Dialect,
): Sql {
  const name = (field: string): Sql => raw(dialect.identifier(snakeCase(field)));
  const read = [...fields].map((field) => sql`${columns[field]!()} AS ${name(field)}`);
  const list = read.length === 0 ? raw("1 AS one") : joined(read, ", ");
  return sql`SELECT ${list} FROM (${rows}) AS ${raw(dialect.identifier("view"))}`;
}

/** An id of what a deal has several of. */
export function idOf(dealId: Sql, other: Sql): Sql {
  return sql`CONCAT(${dealId}, ' ', ${other})`;
}

/** A number as text. */
export function textIn(dialect: Dialect, number: Sql): Sql {
  return written((text) => dialect.asText(text), number);
}
