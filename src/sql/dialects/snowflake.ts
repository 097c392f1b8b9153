import type { Dialect } from "../dialect.js";
import { dialect } from "./standard.js";

/**
 * Snowflake. A name in lower case means the name in upper case, as it does unquoted.
 *
 * @category SQL
 */
export const snowflake: Dialect = /*#__PURE__*/ dialect(
  {
    integer: "NUMBER(38, 0)",
    instant: "TIMESTAMP_TZ",
    utc: "TIMESTAMP_NTZ",
    decimal: (digits, scale) => `NUMBER(${String(digits)}, ${String(scale)})`,
  },
  {
    name: "Snowflake",
    timeTypes: { date: /^DATE\b/, instant: /^TIMESTAMP_L?TZ/, utc: /^TIMESTAMP_NTZ/ },
    exactText: (text) => `COLLATE(CAST(${text} AS VARCHAR), 'utf8')`,
    placeholder: () => "?",
    identifier: (name) => `"${(/[A-Z]/.test(name) ? name : name.toUpperCase()).replaceAll('"', '""')}"`,
    daysBetween: (from, to) => `DATEDIFF(day, ${from}, ${to})`,
    milliseconds: {
      date: (day) => `(DATEDIFF(day, DATE '1970-01-01', ${day}) * 86400000)`,
      instant: (time) => `DATE_PART(epoch_millisecond, ${time})`,
    },
    typeOf: (expression) => `SYSTEM$TYPEOF(${expression})`,
    subtractDays: (day, milliseconds) => `DATEADD(day, -CAST(${milliseconds} / 86400000 AS INTEGER), ${day})`,
  },
);
