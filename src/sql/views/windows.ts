import type { Dialect } from "../dialect.js";
import { raw, type Sql, sql, wrap } from "../fragment.js";

/** A value as nullable: null without a row, after an outer join or beside the edge of a window. */
export function orNull(value: Sql, { nullable }: Dialect): Sql {
  return nullable === undefined ? value : wrap(nullable, value);
}

/** A value of the row before, by `place`, in a partition. */
export function previous(value: Sql, partition: Sql, dialect: Dialect): Sql {
  return neighbour("LAG", value, partition, dialect);
}

/** A value of the row after, by `place`, in a partition. */
export function next(value: Sql, partition: Sql, dialect: Dialect): Sql {
  return neighbour("LEAD", value, partition, dialect);
}

function neighbour(name: "LAG" | "LEAD", value: Sql, partition: Sql, dialect: Dialect): Sql {
  return sql`${raw(name)}(${orNull(value, dialect)}) OVER (PARTITION BY ${partition} ORDER BY [place])`;
}
