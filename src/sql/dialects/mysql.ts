import type { Dialect } from "../dialect.js";
import { dialect } from "./standard.js";

/**
 * MySQL, from version 8 on. Times are `DATETIME` in UTC.
 *
 * @category SQL
 */
export const mysql: Dialect = /*#__PURE__*/ dialect(
  {
    text: "CHAR",
    integer: "SIGNED",
    flag: "SIGNED",
    date: "DATE",
    instant: "DATETIME(3)",
    utc: "DATETIME(3)",
    decimal: (_, scale) => `DECIMAL(65, ${String(scale)})`,
  },
  {
    name: "MySQL",
    placeholder: () => "?",
    identifier: (name) => `\`${name.replaceAll("`", "``")}\``,
    exactly: (text) => `CONVERT(${text} USING utf8mb4) COLLATE utf8mb4_0900_bin`,
    daysBetween: (from, to) => `DATEDIFF(${to}, ${from})`,
    milliseconds: (time, kind) => {
      if (kind === "milliseconds") return time;
      if (kind === "date") return `(DATEDIFF(${time}, '1970-01-01') * 86400000)`;
      return `FLOOR(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', ${time}) / 1000)`;
    },
    typeOf: (expression) => `JSON_TYPE(JSON_EXTRACT(JSON_ARRAY(${expression}), '$[0]'))`,
    earlier: (day, milliseconds) => `DATE_SUB(${day}, INTERVAL ${milliseconds} DIV 86400000 DAY)`,
    times: ["utc", "date", "milliseconds"],
  },
);
