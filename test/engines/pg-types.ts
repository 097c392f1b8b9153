import { instant, integer, type TypeNames } from "./engine.js";

/** The types of PostgreSQL, for all that speak as it does. */
export const postgresTypes: TypeNames = {
  text: "TEXT",
  boolean: "BOOLEAN",
  decimal: "NUMERIC(24, 4)",
  integer: "BIGINT",
  date: "DATE",
  instant: "TIMESTAMPTZ",
};

const asIs = (text: string): string => text;

/** What is read otherwise than the clients do it, by the type's number: `int8`, `date`, `timestamptz`, `numeric`. */
export const postgresParsers: Readonly<Record<number, (text: string) => string | number>> = {
  20: integer,
  1082: asIs,
  1184: instant,
  1700: asIs,
};

/** Fills a table with the rows of a JSON text. */
export const insertFrom = (table: string): string =>
  `INSERT INTO "${table}" SELECT * FROM json_populate_recordset(NULL::"${table}", $1::json)`;
