import type { Dialect } from "../dialect.js";
import { dialect, finite } from "./standard.js";

/**
 * DuckDB.
 *
 * @category SQL
 */
export const duckdb: Dialect = /*#__PURE__*/ dialect(
  { instant: "TIMESTAMPTZ", utc: "TIMESTAMP" },
  {
    name: "DuckDB",
    fence: "OFFSET 0",
    widestOne: "CAST(1 AS DECIMAL(38, 0))",
    zeroLike: (number) => `COALESCE(${number} - ${number}, 0)`,
    timeTypes: { date: /^DATE$/, instant: /WITH TIME ZONE/, utc: /^TIMESTAMP(_N?S|_MS)?$/ },
    exactText: (text) => `CAST(${text} AS VARCHAR) COLLATE "binary"`,
    daysBetween: (from, to) => `(${to} - ${from})`,
    milliseconds: {
      date: (day) => finite(day, `epoch_ms(${day})`),
      instant: (time) => finite(time, `epoch_ms(${time})`),
    },
    subtractDays: (day, milliseconds) => `(${day} - CAST(${milliseconds} / 86400000 AS INTEGER))`,
    remainder: (value, by) => `(${value} % ${by})`,
  },
);
