import { isCalendarDate } from "../../calendar/dates.js";
import { epochOf } from "../../calendar/instants.js";
import type { FieldReader } from "../source.js";
import { midnightOf } from "../vector.js";

// Years 1 to 9998, less a day at both ends for zones. A date in 9999 means "never": no period can follow it.
/** The first instant that can be used. */
export const earliest = -62_135_510_400_000;
/** The end of the instants that can be used; it is not one of them. */
export const latest = 253_370_678_400_000;

/** Reads instants and calendar dates. */
export const timeReader: FieldReader = {
  name: "time",
  type: "time",
  vectors(values, issues) {
    const times = new Float64Array(issues.length).fill(Number.NaN);
    const dates = new Uint8Array(issues.length);
    let last = Number.NaN;
    return (places, count, size) => {
      const hadNone = Number.isNaN(last);
      readInstants(values, places, count, times);
      let [found, dated] = [0, 0];
      issues.fill(0, 0, size);
      for (let index = 0; index < count; index++) {
        const place = places[index]!;
        let time = times[place]!;
        dates[place] = 0;
        if (!(time >= earliest && time < latest)) {
          const value = values[place];
          const isDate = isCalendarDate(value) && value < "9999";
          const given = isDate ? midnightOf(value) : epochOf(value);
          const isUsable = isDate || (given >= earliest && given < latest);
          // A missing time is filled with the time before it: similar values keep later loops fast.
          time = isUsable ? given : last;
          times[place] = time;
          dates[place] = isDate ? 1 : 0;
          dated += isDate ? 1 : 0;
          issues[place] = isUsable ? 0 : 1;
        }
        found += 1 - issues[place]!;
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

/** Reads dates in a loop that does nothing else, so that the processor fetches many of them at once. */
function readInstants(
  values: readonly unknown[],
  places: Int32Array,
  count: number,
  times: Float64Array,
): void {
  for (let index = 0; index < count; index++) {
    const place = places[index]!;
    const value = values[place];
    times[place] = value instanceof Date ? value.getTime() : Number.NaN;
  }
}

/** Fills places without a time with the first time there is, or 0. */
function fillGaps(times: Float64Array, size: number): void {
  const some = times.subarray(0, size).find((time) => !Number.isNaN(time)) ?? 0;
  for (let place = 0; place < times.length; place++) if (Number.isNaN(times[place]!)) times[place] = some;
}
