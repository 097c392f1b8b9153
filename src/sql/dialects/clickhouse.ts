import type { Dialect } from "../dialect.js";
import { dialect, escapedName, timeText } from "./standard.js";

/**
 * ClickHouse.
 *
 * @category SQL
 */
export const clickhouse: Dialect = /*#__PURE__*/ dialect(
  {
    text: "Nullable(String)",
    integer: "Nullable(Int64)",
    flag: "Nullable(Bool)",
    date: "Nullable(Date32)",
    instant: "Nullable(DateTime64(3, 'UTC'))",
    utc: "Nullable(DateTime64(3, 'UTC'))",
    decimal: (digits, scale) => `Nullable(Decimal(${String(Math.max(digits, 38))}, ${String(scale)}))`,
  },
  {
    name: "ClickHouse",
    startsLate: true,
    widestOne: "CAST(1 AS Decimal(76, 0))",
    zeroLike: (number) => `defaultValueOfArgumentType(assumeNotNull(${number}))`,
    // All its instants are numbers since 1970; a zone only says how they are printed.
    timeTypes: { date: /\bDate(32)?\b/, instant: /\bDateTime/, utc: /\bDateTime/ },
    exactText: (text) => `toString(${text})`,
    placeholder: (place) => `{p${String(place)}:String}`,
    identifier: escapedName,
    timeParameter: (milliseconds, kind) => timeText(milliseconds, kind === "instant" ? "utc" : kind),
    daysBetween: (from, to) => `toInt128(toInt32(${to}) - toInt32(${from}))`,
    milliseconds: {
      date: (day) => `(toInt128(toInt32(${day})) * 86400000)`,
      instant: (time) => `toInt128(toUnixTimestamp64Milli(toDateTime64(${time}, 3, 'UTC')))`,
      milliseconds: (time) => `toInt128(${time})`,
    },
    // A sum of Int64 wraps around, and a plain constant is moved out of the sum.
    sum: (expression) => `SUM(${expression} * materialize(CAST(1 AS Decimal(38, 0))))`,
    typeOf: (expression) => `toTypeName(${expression})`,
    remainder: (value, by) => `(${value} - ${by} * intDiv(${value}, ${by}))`,
    nullable: (column) => `toNullable(${column})`,
    subtractDays: (day, milliseconds) => `subtractDays(${day}, toInt32(intDiv(${milliseconds}, 86400000)))`,
  },
);
