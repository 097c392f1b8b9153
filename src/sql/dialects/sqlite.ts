import type { Dialect } from "../dialect.js";
import { dialect } from "./standard.js";

/**
 * SQLite, which has neither decimals nor times. Amounts are whole numbers of a small unit, mapped with `scale`; instants
 * are epoch milliseconds, and days are texts.
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
    fence: "LIMIT -1",
    flagNumber: (column) => column,
    // Julian days of midnights are halves, which a double holds exactly.
    daysBetween: (from, to) => `CAST(julianday(${to}) - julianday(${from}) AS INTEGER)`,
    exactText: (text) => `CAST(${text} AS TEXT) COLLATE BINARY`,
    placeholder: (place) => `?${String(place)}`,
    milliseconds: {
      date: (day) => `CAST((julianday(${day}) - 2440587.5) * 86400000 AS INTEGER)`,
      // It has no instants: they are held as milliseconds.
      instant: (time) => time,
    },
    remainder: (value, by) => `(${value} % ${by})`,
    integersOnly: true,
    subtractDays: (day, milliseconds) => `date(${day}, '-' || (${milliseconds} / 86400000) || ' days')`,
    timeKinds: ["milliseconds", "date"],
  },
);
