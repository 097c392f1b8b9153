import type { Dialect } from "../dialect.js";
import { dialect, quoted } from "./standard.js";

/**
 * Spark SQL and Databricks. The time zone of the session does not matter.
 *
 * @category SQL
 */
export const spark: Dialect = /*#__PURE__*/ dialect(
  {
    text: "STRING",
    instant: "TIMESTAMP",
    utc: "TIMESTAMP_NTZ",
  },
  {
    name: "Spark",
    timeTypes: { date: /^date$/, instant: /^timestamp$/, utc: /ntz/ },
    placeholder: () => "?",
    identifier: /*#__PURE__*/ quoted("`"),
    daysBetween: (from, to) => `datediff(${to}, ${from})`,
    milliseconds: {
      date: (day) => `(CAST(unix_date(${day}) AS BIGINT) * 86400000)`,
      instant: (time) => `unix_millis(${time})`,
    },
    sum: (expression) => `try_sum(${expression})`,
    subtractDays: (day, milliseconds) => `date_sub(${day}, CAST(${milliseconds} / 86400000 AS INT))`,
    timeKinds: ["instant", "date", "milliseconds"],
  },
);
