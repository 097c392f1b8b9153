import type { Dialect } from "../dialect.js";
import { dialect } from "./standard.js";

/**
 * Trino, and engines that speak its dialect, such as Athena.
 *
 * @category SQL
 */
export const trino: Dialect = /*#__PURE__*/ dialect(
  { instant: "TIMESTAMP(3) WITH TIME ZONE", utc: "TIMESTAMP(3)" },
  {
    name: "Trino",
    widestOne: "CAST(1 AS DECIMAL(38, 0))",
    timeTypes: { date: /^date$/, instant: /with time zone/, utc: /^timestamp\(\d+\)$/ },
    placeholder: () => "?",
    daysBetween: (from, to) => `date_diff('day', ${from}, ${to})`,
    milliseconds: {
      date: (day) => `(date_diff('day', DATE '1970-01-01', ${day}) * 86400000)`,
      instant: (time) => `date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00 UTC', ${time})`,
      utc: (time) => `date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00', ${time})`,
    },
    subtractDays: (day, milliseconds) => `date_add('day', -(${milliseconds} / 86400000), ${day})`,
  },
);
