import type { Dialect } from "../dialect.js";
import { dialect } from "./standard.js";

/**
 * BigQuery. Placeholders are `@p1`, `@p2`, …, of texts and whole numbers.
 *
 * @category SQL
 */
export const bigquery: Dialect = /*#__PURE__*/ dialect(
  {
    text: "STRING",
    integer: "INT64",
    flag: "BOOL",
    date: "DATE",
    instant: "TIMESTAMP",
    utc: "DATETIME",
    decimal: () => "BIGNUMERIC",
  },
  {
    name: "BigQuery",
    placeholder: (place) => `@p${String(place)}`,
    identifier: (name) => `\`${name.replaceAll("\\", "\\\\").replaceAll("`", "\\`")}\``,
    daysBetween: (from, to) => `DATE_DIFF(${to}, ${from}, DAY)`,
    milliseconds: (time, kind) => {
      if (kind === "milliseconds") return time;
      if (kind === "date") return `(UNIX_DATE(${time}) * 86400000)`;
      return `UNIX_MILLIS(${kind === "utc" ? `TIMESTAMP(${time})` : time})`;
    },
    // It has no function for the name of a type; a literal of the value says enough.
    typeOf: (expression) =>
      `CASE WHEN REGEXP_CONTAINS(FORMAT('%T', ${expression}), '^-?[0-9]+$|NUMERIC') THEN 'exact' ELSE 'FLOAT64' END`,
    earlier: (day, milliseconds) =>
      `DATE_SUB(${day}, INTERVAL CAST(${milliseconds} / 86400000 AS INT64) DAY)`,
    times: ["instant", "date", "utc", "milliseconds"],
  },
);
