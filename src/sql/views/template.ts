import type { Dialect } from "../dialect.js";
import { raw, type Sql, written } from "../fragment.js";

/** A template of SQL in which stand other pieces, and names in brackets: `SELECT [deal_id]`. */
export type Template = (texts: TemplateStringsArray, ...pieces: readonly Sql[]) => Sql;

/** Templates whose names a dialect quotes. */
export function templateIn(dialect: Dialect): Template {
  const quoted = (text: string): string =>
    text.replace(/\[(\w+)\]/g, (_, name: string) => dialect.identifier(name));
  return (texts, ...pieces) => ({
    parts: texts.flatMap((text, place) => [quoted(text), ...(pieces[place]?.parts ?? [])]),
  });
}

/** A value as what is missing where a window has no row, or a join found none. */
export function orMissing(value: Sql, { joined }: Dialect): Sql {
  return joined === undefined ? value : written((text) => joined(text), value);
}

/** An expression of the row before, among those of a partition. */
export function previous(value: Sql, partition: Sql, dialect: Dialect): Sql {
  return besides("LAG", value, partition, dialect);
}

/** An expression of the next row, among those of a partition. */
export function next(value: Sql, partition: Sql, dialect: Dialect): Sql {
  return besides("LEAD", value, partition, dialect);
}

function besides(name: "LAG" | "LEAD", value: Sql, partition: Sql, dialect: Dialect): Sql {
  return templateIn(
    dialect,
  )`${raw(name)}(${orMissing(value, dialect)}) OVER (PARTITION BY ${partition} ORDER BY [place])`;
}
