import type { Dialect } from "../dialect.js";
import { dialect } from "./standard.js";

/**
 * Spark SQL, and so Databricks. Its session's time zone plays no part.
 *
 * @category SQL
 */
export const spark: Dialect = /*#__PURE__*/ dialect(
  {
    text: "STRING",
    integer: "BIGINT",
    flag: "BOOLEAN",
    date: "DATE",
    instant: "TIMESTAMP",
    utc: "TIMESTAMP_NTZ",
    decimal: (digits, scale) => `DECIMAL(${String(digits)}, ${String(scale)})`,
  },
  {
    name: "Spark",
    placeholder: () => "?",
    identifier: (name) => `\`${name.replaceAll("`", "``")}\``,
    daysBetween: (from, to) => `datediff(${to}, ${from})`,
    milliseconds: (time, kind) => {
      if (kind === "milliseconds") return time;
      if (kind === "date") return `(CAST(unix_date(${time}) AS BIGINT) * 86400000)`;
      return `unix_millis(${time})`;
    },
    sum: (expression) => `try_sum(${expression})`,
    typeOf: (expression) => `typeof(${expression})`,
    earlier: (day, milliseconds) => `date_sub(${day}, CAST(${milliseconds} / 86400000 AS INT))`,
    times: ["instant", "date", "milliseconds"],
  },
);
