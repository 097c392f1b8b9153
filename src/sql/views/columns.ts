import { identifier, join, raw, type Sql, sql } from "../fragment.js";
import { snakeCase } from "../table.js";

/**
 * A query for the columns of some fields. `computed` are those that are not columns of the rows already, under the name
 * of the field in snake case.
 */
export function columnsFrom(
  rows: Sql,
  computed: Readonly<Record<string, () => Sql>>,
  fields: ReadonlySet<string>,
): Sql {
  const selected = [...fields].map((field) => {
    const column = identifier(snakeCase(field));
    return sql`${computed[field]?.() ?? column} AS ${column}`;
  });
  const list = selected.length === 0 ? raw("1 AS one") : join(selected, ", ");
  return sql`SELECT ${list} FROM (${rows}) AS [view]`;
}

/** The id of a row of a view: that of its deal, and what the rows of a deal differ in. */
export function idOf(dealId: Sql, other: Sql): Sql {
  return sql`CONCAT(${dealId}, ' ', ${other})`;
}
