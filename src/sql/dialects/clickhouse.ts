import type { Dialect } from "../dialect.js";
import { dialect, momentText } from "./standard.js";

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
    placeholder: (place) => `{p${String(place)}:String}`,
    identifier: (name) => `\`${name.replaceAll("\\", "\\\\").replaceAll("`", "\\`")}\``,
    moment: (milliseconds, kind) => momentText(milliseconds, kind === "instant" ? "utc" : kind),
    daysBetween: (from, to) => `toInt128(toInt32(${to}) - toInt32(${from}))`,
    milliseconds: (time, kind) => {
      if (kind === "milliseconds") return `toInt128(${time})`;
      if (kind === "date") return `(toInt128(toInt32(${time})) * 86400000)`;
      return `toInt128(toUnixTimestamp64Milli(toDateTime64(${time}, 3, 'UTC')))`;
    },
    typeOf: (expression) => `toTypeName(${expression})`,
    remainder: (value, by) => `(${value} - ${by} * intDiv(${value}, ${by}))`,
    joined: (column) => `toNullable(${column})`,
    earlier: (day, milliseconds) => `subtractDays(${day}, toInt32(intDiv(${milliseconds}, 86400000)))`,
    times: ["instant", "date", "utc", "milliseconds"],
  },
);
