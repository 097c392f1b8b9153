import { dateAt, millisecondsPerDay } from "../calendar/dates.js";
import type { Grain } from "../calendar/time.js";
import { isDateAt, midnightOf, timeAt, type TimeVector } from "../vectors/vector.js";

/** Whether a row counts for the question, judged by its time. An enum, so that bundlers put numbers into the loops. */
export enum Verdict {
  /** Its time lies in a period that the question reads. */
  counts = 0,
  /** Its time lies outside all of them. */
  outside = -1,
  /** Its time is an instant, and the question has no time zone. */
  noZone = -2,
  /** Its time lies before or between the periods that are read: it counts only for measures that are carried forward. */
  carriedOnly = -3,
}

/**
 * Writes the period number of each row of a batch into `ordinals`, and a {@link Verdict} into `verdicts`, which come in
 * as zeros.
 *
 * A row with `counts` or `carriedOnly` gets its own ordinal. Any other row, and a row with an issue, gets one that lies
 * in the span that is returned.
 */
export type PlaceTimes = (
  times: TimeVector,
  size: number,
  ordinals: Int32Array,
  verdicts: Int32Array,
) => BatchSpan;

/** A span that holds all ordinals of a batch, and whether any verdict may be other than `counts`. */
export interface BatchSpan extends Span {
  readonly hasVerdicts?: boolean;
}

/** Consecutive period numbers, both ends included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** Numbers the periods of a grain: calendar dates by their midnights in UTC, instants by the edges in the grain's zone. */
export function placeByGrain(every: Grain): PlaceTimes {
  const { zone } = every;
  const read = every.reader();
  const dates = new PeriodEdges(
    (ordinal) => midnightOf(every.period(ordinal).start),
    (midnight) => read(dateAt(midnight / millisecondsPerDay)),
  );
  const instants = zone && new PeriodEdges((ordinal) => zone.startOf(every.period(ordinal).start), read);
  return (times, size, ordinals, verdicts) => {
    if (times.dates === true) return dates.place(times, size, ordinals);
    if (times.dates === false && instants !== null) return instants.place(times, size, ordinals);
    let [other, first, last] = [0, 0, 0];
    for (let row = 0; row < size; row++) {
      if (times.issues === null || times.issues[row] === 0) {
        if (zone === null && !isDateAt(times, row)) verdicts[row] = Verdict.noZone;
        else other = read(timeAt(times, row));
      }
      ordinals[row] = other;
      first = Math.min(first, other);
      last = Math.max(last, other);
    }
    return { first, last, hasVerdicts: true };
  };
}

/** The most periods that edges are kept for. */
const mostEdges = 4096;

// Earlier and later, the neighbours of a period may not exist.
const earliest = -59_011_459_200_000; // 0100-01-01
const latest = 253_086_768_000_000; // 9990-01-01

/** Numbers times by the edges of periods: an estimate from the average length of a period, then a step or two. */
class PeriodEdges {
  #first = 0;
  #edges = new Float64Array(0);

  constructor(
    /** The first moment of a period. */
    readonly startOf: (ordinal: number) => number,
    readonly ordinalOf: (time: number) => number,
  ) {}

  place({ values, issues }: TimeVector, size: number, ordinals: Int32Array): Span {
    if (number(values, size, this.#edges, this.#first, ordinals)) return this.#span();
    const [low, high] = extent(values, size);
    if (low > high) {
      ordinals.fill(0, 0, size);
      return { first: 0, last: 0 };
    }
    if (this.#reach(low, high)) {
      number(values, size, this.#edges, this.#first, ordinals);
      return this.#span();
    }
    const span = { first: this.ordinalOf(low), last: this.ordinalOf(high) };
    for (let row = 0; row < size; row++) {
      const hasTime = issues === null || issues[row] === 0;
      ordinals[row] = hasTime ? this.ordinalOf(values[row]!) : span.first;
    }
    return span;
  }

  #span(): Span {
    return { first: this.#first, last: this.#first + this.#edges.length - 2 };
  }

  /** Extends the edges to hold two times; false if those are too far apart. */
  #reach(low: number, high: number): boolean {
    const { length } = this.#edges;
    if (low < earliest || high >= latest) return false;
    const first = Math.min(this.ordinalOf(low), length === 0 ? Infinity : this.#first);
    const last = Math.max(this.ordinalOf(high), length === 0 ? -Infinity : this.#first + length - 2);
    if (last - first >= mostEdges) return false;
    this.#first = first;
    this.#edges = Float64Array.from({ length: last - first + 2 }, (_, place) => this.startOf(first + place));
    return true;
  }
}

/** The least and the greatest time. A missing one is NaN or another row's, so at worst there are too many edges. */
function extent(values: Float64Array, size: number): readonly [low: number, high: number] {
  let low = Infinity;
  let high = -Infinity;
  for (let row = 0; row < size; row++) {
    const value = values[row]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** Numbers times; false if one lies beyond the edges. */
function number(
  values: Float64Array,
  size: number,
  edges: Float64Array,
  first: number,
  ordinals: Int32Array,
): boolean {
  const last = edges.length - 1;
  if (last < 0) return false;
  const [start, end] = [edges[0]!, edges[last]!];
  const perPeriod = last / (end - start);
  for (let row = 0; row < size; row++) {
    const value = values[row]!;
    if (value < start || value >= end) return false;
    let place = ((value - start) * perPeriod) | 0;
    if (value < edges[place]!)
      do place--;
      while (value < edges[place]!);
    else while (value >= edges[place + 1]!) place++;
    ordinals[row] = first + place;
  }
  return true;
}
