import type { Dialect } from "../dialect.js";
import { dialect } from "./standard.js";

/**
 * Snowflake. Names in small letters stand for those in capitals, as they do without quotes.
 *
 * @category SQL
 */
export const snowflake: Dialect = /*#__PURE__*/ dialect(
  {
    text: "VARCHAR",
    integer: "NUMBER(38, 0)",
    flag: "BOOLEAN",
    date: "DATE",
    instant: "TIMESTAMP_TZ",
    utc: "TIMESTAMP_NTZ",
    decimal: (digits, scale) => `NUMBER(${String(digits)}, ${String(scale)})`,
  },
  {
    name: "Snowflake",
    placeholder: () => "?",
    identifier: (name) => `"${(/[A-Z]/.test(name) ? name : name.toUpperCase()).replaceAll('"', '""')}"`,
    daysBetween: (from, to) => `DATEDIFF(day, ${from}, ${to})`,
    milliseconds: (time, kind) => {
      if (kind === "milliseconds") return time;
      if (kind === "date") return `(DATEDIFF(day, DATE '1970-01-01', ${time}) * 86400000)`;
      return `DATE_PART(epoch_millisecond, ${time})`;
    },
    typeOf: (expression) => `SYSTEM$TYPEOF(${expression})`,
    earlier: (day, milliseconds) => `DATEADD(day, -CAST(${milliseconds} / 86400000 AS INTEGER), ${day})`,
    times: ["instant", "date", "utc", "milliseconds"],
  },
);
