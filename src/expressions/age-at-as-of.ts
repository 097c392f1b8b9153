import { addDays } from "../calendar/dates.js";
import type { TimeValue } from "../calendar/time.js";
import { isDateAt, type Read, type TimeVector } from "../vectors/vector.js";
import { elapsed, type DurationUnit } from "./duration.js";
import { type Expression, operation } from "./expression.js";
import { constantTime } from "./literal.js";
import { asOf } from "./moment.js";

/**
 * The age at `asOf` of what began at a time: {@link elapsed} since then. A day as `asOf` counts through its end, for
 * instants and calendar dates alike.
 */
export function ageAtAsOf<Data>(
  since: Expression<Data, TimeValue>,
  unit: DurationUnit = "days",
): Expression<Data, number> {
  return elapsed(since, lastSeen(since), unit);
}

/** `asOf`; a day, beside instants, is its last millisecond, so that its hours count. */
export function lastSeen<Data>(from: Expression<Data, TimeValue>): Expression<Data, TimeValue> {
  const seen = operation<Data, TimeValue, readonly [Read<TimeVector>, Read<TimeVector>]>(
    "lastSeen",
    "asOf",
    [from, asOf()],
    "time",
    ([readFrom, readAsOf], { asOf: moment, zone, arena }) => {
      if (typeof moment !== "string" || zone === null) return readAsOf;
      const day = constantTime(moment, arena);
      const end = constantTime(zone.startOf(addDays(moment, 1)) - 1, arena);
      const values = arena.float64();
      const dates = arena.uint8();
      return (batch, subset) => {
        const times = readFrom(batch, subset);
        if (typeof times.dates === "boolean") return times.dates ? day : end;
        for (let row = 0; row < batch.size; row++) {
          dates[row] = isDateAt(times, row) ? 1 : 0;
          values[row] = (dates[row] === 1 ? day : end).values[row]!;
        }
        return { type: "time", issues: null, values, dates };
      };
    },
  );
  return { ...seen, words: "asOf" };
}
