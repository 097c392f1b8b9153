import type { Dialect } from "../dialect.js";
import { dialect } from "./standard.js";

/**
 * Trino, and engines that speak as it does, such as Athena.
 *
 * @category SQL
 */
export const trino: Dialect = /*#__PURE__*/ dialect(
  {
    text: "VARCHAR",
    integer: "BIGINT",
    flag: "BOOLEAN",
    date: "DATE",
    instant: "TIMESTAMP(3) WITH TIME ZONE",
    utc: "TIMESTAMP(3)",
    decimal: (digits, scale) => `DECIMAL(${String(digits)}, ${String(scale)})`,
  },
  {
    name: "Trino",
    placeholder: () => "?",
    daysBetween: (from, to) => `date_diff('day', ${from}, ${to})`,
    milliseconds: (time, kind) => {
      if (kind === "milliseconds") return time;
      if (kind === "date") return `(date_diff('day', DATE '1970-01-01', ${time}) * 86400000)`;
      const origin = kind === "utc" ? "1970-01-01 00:00:00" : "1970-01-01 00:00:00 UTC";
      return `date_diff('millisecond', TIMESTAMP '${origin}', ${time})`;
    },
    typeOf: (expression) => `typeof(${expression})`,
    earlier: (day, milliseconds) => `date_add('day', -(${milliseconds} / 86400000), ${day})`,
    times: ["instant", "date", "utc", "milliseconds"],
  },
);
