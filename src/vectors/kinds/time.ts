import { dayIn, millisecondsPerDay } from "../../calendar/dates.js";
import { epochOf } from "../../calendar/instants.js";
import type { FieldReader } from "../source.js";

// Years 1 to 9998, less a day at both ends for zones. A date in 9999 means "never": no period can follow it.
/** The first instant that can be used. */
export const earliest = -62_135_510_400_000;
/** The end of the instants that can be used; it is not one of them. */
export const latest = 253_370_678_400_000;

/** The midnight of 9999-01-01. A date from then on means "never". */
const never = 253_370_764_800_000;

/** Reads instants and calendar dates. */
export const timeReader: FieldReader = {
  name: "time",
  type: "time",
  vectors(values, room) {
    const times = room.float64().fill(Number.NaN);
    const dates = room.uint8();
    const issues = room.uint16();
    let last = Number.NaN;
    return (places, count, size) => {
      const hadNone = Number.isNaN(last);
      const hasTexts = readTimes(values, places, count, times);
      let [found, dated] = [0, 0];
      issues.fill(0, 0, size);
      for (let index = 0; index < count; index++) {
        const place = places[index]!;
        let time = times[place]!;
        const isDate = hasTexts && typeof values[place] === "string";
        if (!(time >= earliest && time < latest)) {
          if (!isDate) time = epochOf(values[place]);
          const isUsable = isDate ? time < never : time >= earliest && time < latest;
          issues[place] = isUsable ? 0 : 1;
          // A missing time is filled with the time before it: similar values keep later loops fast.
          if (!isUsable) time = last;
          times[place] = time;
        }
        if (issues[place] === 0) {
          found++;
          dates[place] = isDate ? 1 : 0;
          dated += dates[place]!;
        }
        last = time;
      }
      if (hadNone) fillGaps(times, size);
      const isMixed = dated > 0 && dated < found;
      return {
        type: "time",
        issues: found < count ? issues : null,
        values: times,
        dates: isMixed ? dates : dated > 0,
      };
    };
  },
};

/**
 * Reads dates in a loop that does nothing else, so that the processor fetches many of them at once. Returns whether any
 * value is a text.
 */
function readTimes(
  values: readonly unknown[],
  places: Int32Array,
  count: number,
  times: Float64Array,
): boolean {
  let texts = 0;
  for (let index = 0; index < count; index++) {
    const place = places[index]!;
    const value = values[place];
    if (typeof value === "string") {
      times[place] = dayIn(value) * millisecondsPerDay;
      texts++;
    } else times[place] = value instanceof Date ? value.getTime() : Number.NaN;
  }
  return texts > 0;
}

/** Fills places without a time with the first time there is, or 0. */
function fillGaps(times: Float64Array, size: number): void {
  const some = times.subarray(0, size).find((time) => !Number.isNaN(time)) ?? 0;
  for (let place = 0; place < times.length; place++) if (Number.isNaN(times[place]!)) times[place] = some;
}
