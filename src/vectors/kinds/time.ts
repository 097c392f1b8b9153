import { isCalendarDate } from "../../calendar/dates.js";
import type { FieldReader, MakeVector } from "../source.js";
import { midnightOf } from "../vector.js";

// Years 1 to 9998, less a day at either end for zones: a date in 9999 stands for "never", and has no period after it.
const earliest = -62135510400000;
const latest = 253370678400000;

function makeTimes(values: readonly unknown[], issues: Uint16Array): MakeVector {
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
        // In place of what is missing stands the time before it, which loops over many rows digest best.
        time = isDate ? midnightOf(value) : last;
        times[place] = time;
        dates[place] = isDate ? 1 : 0;
        dated += isDate ? 1 : 0;
        issues[place] = isDate ? 0 : 1;
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
}

/** Reads dates and does nothing else, so that a processor waits for many of them at once. */
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

/** Puts some time, the first that is there, where none has been read yet. */
function fillGaps(times: Float64Array, size: number): void {
  const some = times.subarray(0, size).find((time) => !Number.isNaN(time)) ?? 0;
  for (let place = 0; place < times.length; place++) if (Number.isNaN(times[place]!)) times[place] = some;
}

/** Reads instants and calendar dates. */
export const timeReader: FieldReader = { name: "time", type: "time", vectors: makeTimes };
