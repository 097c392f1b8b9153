// Periods of retail calendars, found by walking from day to day.
import { type Asked, walk } from "../calendars/retail-oracle.js";
import type { Calendar } from "./calendar.js";

export type RetailUnit = Exclude<Calendar["unit"], "day">;

/** Three retail years. Their 53rd weeks are in January 2018 and 2024, December 2011 and 2016, December 2015 and 2020. */
export const retailYears: readonly Asked[] = [
  { pattern: "4-5-4", yearEnds: { on: "nearest", weekday: 6, month: 1 }, namedAfter: "start" },
  { pattern: "4-4-5", yearEnds: { on: "last", weekday: 6, month: 12 }, namedAfter: "end" },
  { pattern: "5-4-4", yearEnds: { on: "nearest", weekday: 0, month: 12 }, namedAfter: "end" },
];

/** The last days of their 53rd weeks. */
export const longYearEnds: ReadonlySet<string> = new Set(
  retailYears.flatMap((retail) => {
    const inLongWeeks = walk(retail).filter(({ week }) => week === 53);
    return inLongWeeks.flatMap(({ date }, index) => (index % 7 === 6 ? date : []));
  }),
);

/** The units of a retail calendar: the first days of all, and which of them a day is in. */
interface Units {
  readonly starts: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
}

const known = new Map<string, Units>();

export function unitsOf(unit: RetailUnit, retail: Asked): Units {
  const key = `${unit} ${JSON.stringify(retail)}`;
  let units = known.get(key);
  if (units === undefined) known.set(key, (units = countedOff(unit, retail)));
  return units;
}

function countedOff(unit: RetailUnit, retail: Asked): Units {
  const starts: string[] = [];
  const numberOf = new Map<string, number>();
  let last = "";
  for (const { date, year, ...parts } of walk(retail)) {
    const name = unit === "year" ? String(year) : `${String(year)} ${String(parts[unit])}`;
    if (name !== last) starts.push(date);
    last = name;
    numberOf.set(date, starts.length - 1);
  }
  return { starts, numberOf };
}
