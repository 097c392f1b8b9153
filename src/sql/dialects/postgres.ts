import type { Dialect } from "../dialect.js";
import { dialect } from "./standard.js";

/**
 * PostgreSQL, from version 14 on, and engines that speak as it does.
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
    daysBetween: (from, to) => `(${to} - ${from})`,
    milliseconds: (time, kind) => {
      if (kind === "milliseconds") return time;
      if (kind === "date") return `((${time} - DATE '1970-01-01') * CAST(86400000 AS bigint))`;
      return `CAST(floor(extract(epoch FROM ${time}) * 1000) AS bigint)`;
    },
    groupsByGuess: true,
    typeOf: (expression) => `CAST(pg_typeof(${expression}) AS text)`,
    ordered: (text) => `${text} COLLATE "C"`,
    earlier: (day, milliseconds) => `(${day} - CAST(${milliseconds} / 86400000 AS integer))`,
    times: ["instant", "date", "utc", "milliseconds"],
  },
);
