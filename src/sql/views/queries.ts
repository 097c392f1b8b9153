import { ownOf } from "../../vectors/own.js";
import type { Dialect } from "../dialect.js";
import { identifier, join, raw, type Sql, sql, wrap } from "../fragment.js";
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
    return sql`${ownOf(computed, field)?.() ?? column} AS ${column}`;
  });
  const list = selected.length === 0 ? raw("1 AS one") : join(selected, ", ");
  return sql`SELECT ${list} FROM (${rows}) AS [view]`;
}

/** The id of a row of a view: that of its deal, and what the rows of a deal differ in. */
export function idOf(dealId: Sql, other: Sql): Sql {
  return sql`CONCAT(${dealId}, ' ', ${other})`;
}

/** A value as nullable: null without a row, after an outer join or beside the edge of a window. */
export function orNull(value: Sql, { nullable }: Dialect): Sql {
  return nullable === undefined ? value : wrap(nullable, value);
}

/** A value of the row before (LAG) or after (LEAD), by `place`, in a partition. */
export function neighbour(which: "LAG" | "LEAD", value: Sql, partition: Sql, dialect: Dialect): Sql {
  return sql`${raw(which)}(${orNull(value, dialect)}) OVER (PARTITION BY ${partition} ORDER BY [place])`;
}
