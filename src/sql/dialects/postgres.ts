import type { Dialect } from "../dialect.js";
import { dialect, finite } from "./standard.js";

/**
 * PostgreSQL 14 and later, and engines that speak its dialect.
 *
 * @category SQL
 */
export const postgres: Dialect = /*#__PURE__*/ dialect(
  {
    text: "text",
    integer: "bigint",
    flag: "boolean",
    date: "date",
    instant: "timestamptz",
    utc: "timestamp",
    decimal: () => "numeric",
  },
  {
    name: "PostgreSQL",
    fence: "OFFSET 0",
    flagNumber: (column) => `CAST(${column} AS integer)`,
    widestOne: "CAST(1 AS numeric)",
    timeTypes: { date: /^date$/, instant: /with time zone/, utc: /without time zone/ },
    daysBetween: (from, to) => `CASE WHEN isfinite(${from}) AND isfinite(${to}) THEN ${to} - ${from} END`,
    milliseconds: {
      date: (day) => finite(day, `(${day} - DATE '1970-01-01') * CAST(86400000 AS bigint)`),
      instant: (time) => finite(time, `CAST(floor(extract(epoch FROM ${time}) * 1000) AS bigint)`),
    },
    isolatesIssues: true,
    typeOf: (expression) => `CAST(pg_typeof(${expression}) AS text)`,
    exactText: (text) => `CAST(${text} AS text) COLLATE "C"`,
    subtractDays: (day, milliseconds) => `(${day} - CAST(${milliseconds} / 86400000 AS integer))`,
  },
);
