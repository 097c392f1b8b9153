import type { Dialect } from "../dialect.js";
import { dialect, quoted } from "./standard.js";

/**
 * MySQL 8 and later. Instants are `DATETIME` columns in UTC, mapped with `{ zone: "UTC" }`.
 *
 * @category SQL
 */
export const mysql: Dialect = /*#__PURE__*/ dialect(
  {
    text: "CHAR",
    integer: "SIGNED",
    flag: "SIGNED",
    instant: "DATETIME(3)",
    utc: "DATETIME(3)",
    decimal: (_, scale) => `DECIMAL(65, ${String(scale)})`,
  },
  {
    name: "MySQL",
    widestOne: "CAST(1 AS DECIMAL(65, 0))",
    placeholder: () => "?",
    identifier: /*#__PURE__*/ quoted("`"),
    exactText: (text) => `CONVERT(${text} USING utf8mb4) COLLATE utf8mb4_0900_bin`,
    daysBetween: (from, to) => `DATEDIFF(${to}, ${from})`,
    milliseconds: {
      date: (day) => `(DATEDIFF(${day}, '1970-01-01') * 86400000)`,
      instant: (time) => `FLOOR(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', ${time}) / 1000)`,
    },
    typeOf: (expression) => `JSON_TYPE(JSON_EXTRACT(JSON_ARRAY(${expression}), '$[0]'))`,
    subtractDays: (day, milliseconds) => `DATE_SUB(${day}, INTERVAL ${milliseconds} DIV 86400000 DAY)`,
    timeKinds: ["utc", "date", "milliseconds"],
  },
);
