import type { Dialect } from "../dialect.js";
import { dialect } from "./standard.js";

/**
 * DuckDB.
 *
 * @category SQL
 */
export const duckdb: Dialect = /*#__PURE__*/ dialect(
  {
    text: "VARCHAR",
    integer: "BIGINT",
    flag: "BOOLEAN",
    date: "DATE",
    instant: "TIMESTAMPTZ",
    utc: "TIMESTAMP",
    decimal: (digits, scale) => `DECIMAL(${String(digits)}, ${String(scale)})`,
  },
  {
    name: "DuckDB",
    daysBetween: (from, to) => `(${to} - ${from})`,
    milliseconds: { date: (day) => `epoch_ms(${day})`, instant: (time) => `epoch_ms(${time})` },
    typeOf: (expression) => `typeof(${expression})`,
    subtractDays: (day, milliseconds) => `(${day} - CAST(${milliseconds} / 86400000 AS INTEGER))`,
    remainder: (value, by) => `(${value} % ${by})`,
    timeKinds: ["instant", "date", "utc", "milliseconds"],
  },
);
