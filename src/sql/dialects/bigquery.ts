import type { Dialect } from "../dialect.js";
import { dialect, escapedName } from "./standard.js";

/**
 * BigQuery. Placeholders are `@p1`, `@p2`, …; their values are texts and whole numbers.
 *
 * @category SQL
 */
export const bigquery: Dialect = /*#__PURE__*/ dialect(
  {
    text: "STRING",
    integer: "INT64",
    flag: "BOOL",
    instant: "TIMESTAMP",
    utc: "DATETIME",
    decimal: () => "BIGNUMERIC",
  },
  {
    name: "BigQuery",
    widestOne: "CAST(1 AS BIGNUMERIC)",
    exactText: (text) => `COLLATE(CAST(${text} AS STRING), '')`,
    placeholder: (place) => `@p${String(place)}`,
    identifier: escapedName,
    daysBetween: (from, to) => `DATE_DIFF(${to}, ${from}, DAY)`,
    milliseconds: {
      date: (day) => `(UNIX_DATE(${day}) * 86400000)`,
      instant: (time) => `UNIX_MILLIS(${time})`,
      utc: (time) => `UNIX_MILLIS(TIMESTAMP(${time}))`,
    },
    // It has no function for the name of a type; %T prints the value as a literal, which shows it.
    typeOf: (expression) =>
      `CASE WHEN REGEXP_CONTAINS(FORMAT('%T', ${expression}), '^-?[0-9]+$|NUMERIC') THEN 'exact' ELSE 'FLOAT64' END`,
    subtractDays: (day, milliseconds) =>
      `DATE_SUB(${day}, INTERVAL CAST(${milliseconds} / 86400000 AS INT64) DAY)`,
  },
);
