import type { Dialect } from "../dialect.js";
import { dialect } from "./standard.js";

/**
 * SQLite, which has neither decimals nor times: amounts are whole numbers of a small unit, mapped with `scale`, instants
 * epoch milliseconds, days texts.
 *
 * @category SQL
 */
export const sqlite: Dialect = /*#__PURE__*/ dialect(
  {
    text: "TEXT",
    integer: "INTEGER",
    flag: "INTEGER",
    date: "TEXT",
    instant: "TEXT",
    utc: "TEXT",
    decimal: () => "NUMERIC",
  },
  {
    name: "SQLite",
    placeholder: (place) => `?${String(place)}`,
    milliseconds: (time, kind) =>
      kind === "date" ? `CAST((julianday(${time}) - 2440587.5) * 86400000 AS INTEGER)` : time,
    typeOf: (expression) => `typeof(${expression})`,
    remainder: (value, by) => `(${value} % ${by})`,
    isWhole: true,
    earlier: (day, milliseconds) => `date(${day}, '-' || (${milliseconds} / 86400000) || ' days')`,
    times: ["milliseconds", "date"],
  },
);
