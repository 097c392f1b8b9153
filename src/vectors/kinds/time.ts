import { dayOf, millisecondsPerDay } from "../../calendar/dates.js";
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
  vectors(values, arena) {
    const times = arena.float64().fill(Number.NaN);
    const dates = arena.uint8();
    const issues = arena.uint16();
    const recent = new RecentDates(arena.size);
    let last = Number.NaN;
    return (places, count, size) => {
      const hadNone = Number.isNaN(last);
      const { dates: datesFound, usable } = readTimes(values, places, count, times, recent);
      if (usable === count && (datesFound === 0 || datesFound === count)) {
        if (count > 0) last = times[places[count - 1]!]!;
        if (hadNone) fillGaps(times, size);
        return { type: "time", issues: null, values: times, dates: datesFound > 0 };
      }
      let [found, dated] = [0, 0];
      issues.fill(0, 0, size);
      for (let index = 0; index < count; index++) {
        const place = places[index]!;
        let time = times[place]!;
        const isDate = isDateText(values[place]);
        if (!(time >= earliest && time < latest)) {
          const isUsable = isDate && time < never;
          issues[place] = isUsable ? 0 : 1;
          // A missing time is filled with the time before it: similar values keep later loops fast.
          if (!isUsable) time = last;
          times[place] = time;
        }
        if (issues[place] === 0) {
          found++;
          dates[place] = isDate ? 1 : 0;
          dated += dates[place];
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

/** The midnights of the dates read lately: rows have few different dates, and reading one takes longer than this. */
class RecentDates {
  /** A power of two of places; none before the first text. */
  #texts: string[] = [];
  #midnights = new Float64Array(0);

  /** @param rows - the most rows of a batch */
  constructor(readonly rows: number) {}

  /** The midnight of a date in UTC; NaN for a text that is no date. */
  midnightOf(text: string): number {
    if (this.#texts.length === 0) {
      const size = 1 << Math.min(11, 32 - Math.clz32(this.rows));
      this.#texts = new Array<string>(size).fill("");
      this.#midnights = new Float64Array(size);
    }
    const place = placeOf(text) & (this.#texts.length - 1);
    if (this.#texts[place] === text) return this.#midnights[place]!;
    this.#texts[place] = text;
    return (this.#midnights[place] = dayOf(text) * millisecondsPerDay);
  }
}

/** A number that differs for the days of some years, by the digits of day, month and year. */
function placeOf(date: string): number {
  const day = 10 * date.charCodeAt(8) + date.charCodeAt(9);
  const month = 10 * date.charCodeAt(5) + date.charCodeAt(6);
  return day + 31 * month + 372 * date.charCodeAt(3);
}

/**
 * Reads times in a loop that does nothing else, so that the processor fetches many of them at once. Returns how many
 * values look like calendar dates, and how many are surely times.
 */
function readTimes(
  values: readonly unknown[],
  places: Int32Array,
  count: number,
  times: Float64Array,
  recent: RecentDates,
): { readonly dates: number; readonly usable: number } {
  let [dates, usable] = [0, 0];
  for (let index = 0; index < count; index++) {
    const place = places[index]!;
    const value = values[place];
    const isDate = isDateText(value);
    const time = isDate ? recent.midnightOf(value) : epochOf(value);
    times[place] = time;
    dates += isDate ? 1 : 0;
    usable += time >= earliest && time < latest ? 1 : 0;
  }
  return { dates, usable };
}

/** Whether a value has the length of a calendar date; a text of another length is an instant, or no time. */
function isDateText(value: unknown): value is string {
  return typeof value === "string" && value.length === 10;
}

/** Fills places without a time with the first time there is, or 0. */
function fillGaps(times: Float64Array, size: number): void {
  const some = times.subarray(0, size).find((time) => !Number.isNaN(time)) ?? 0;
  for (let place = 0; place < times.length; place++) if (Number.isNaN(times[place]!)) times[place] = some;
}
