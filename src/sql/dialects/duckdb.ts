import type { Dialect } from "../dialect.js";
import { dialect } from "./standard.js";

/**
 * DuckDB.
 *
 * @category SQL
 */
export const duckdb: Dialect = /*#__PURE__*/ dialect(
  { instant: "TIMESTAMPTZ", utc: "TIMESTAMP" },
  {
    name: "DuckDB",
    daysBetween: (from, to) => `(${to} - ${from})`,
    milliseconds: { date: (day) => `epoch_ms(${day})`, instant: (time) => `epoch_ms(${time})` },
    subtractDays: (day, milliseconds) => `(${day} - CAST(${milliseconds} / 86400000 AS INTEGER))`,
    remainder: (value, by) => `(${value} % ${by})`,
  },
);
