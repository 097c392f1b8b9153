import { ownOf } from "../vectors/own.js";
import { AliasedTable } from "./aliased-table.js";
import type { StatementContext } from "./compiler.js";
import { sql, wrap } from "./fragment.js";
import { columnOf, type SqlTable } from "./table.js";

/** Adds the columns of some fields to those of a statement, and the columns that a query in place of the table reads. */
export function addTimeColumns(table: SqlTable, fields: readonly string[], context: StatementContext): void {
  const { dialect, timeColumns } = context;
  for (const [source, ...names] of table.sources ?? [])
    if (source !== undefined) addTimeColumns(source, names, context);
  if (table.base !== undefined) addTimeColumns(table.base, fields, context);
  if (dialect.timeTypes === undefined || table.query !== undefined) return;
  const { name: entity, fields: kinds } = table.shape;
  for (const field of fields) {
    const column = ownOf(kinds, field)?.type === "time" ? columnOf(table, field, dialect) : null;
    if (column === null || column.time === "milliseconds") continue;
    const rows = new AliasedTable(table, entity, dialect);
    const value = rows.column(column, field);
    const type = wrap(dialect.typeOf, sql`(SELECT ${value} FROM ${rows.from()} LIMIT 0)`);
    timeColumns.set(`${entity}.${field}`, { kind: column.time, type });
  }
}
