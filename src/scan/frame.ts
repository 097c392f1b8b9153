import { invalidArgument, SalesmetricsError } from "../errors.js";
import { isCalendarDate } from "../calendar/dates.js";
import type { Grain, Period, TimePoint, TimeValue, Zone } from "../calendar/time.js";
import { isDateAt, midnightOf } from "../vectors/vector.js";
import { elsewhere, type PlaceTimes, type Span, unplaced } from "./ordinals.js";
import type { Query } from "./query.js";

/** Where rows fall in time for one question. */
export interface Frame {
  readonly every: Grain | null;
  readonly during: Period | null;
  readonly asOf: TimePoint | null;
  readonly zone: Zone | null;
  /** The periods that rows are kept apart by, or `null` when time plays no part. */
  readonly periods: Periods | null;
}

/** Numbered periods: those of a grain, or the period of the question (number 0) and those before it. */
export interface Periods {
  /** Numbers the periods of times. */
  readonly place: PlaceTimes;
  period(ordinal: number): Period;
  /** The first and last number the question is about, or `null` when the rows decide. */
  readonly range: Span | null;
  /** The numbers that make up a stretch of days exactly, or `null` when periods stick out of it. */
  spanOf(stretch: Period): Span | null;
}

/** Numbers the periods of a grain for a question. */
export type PeriodsOf = (every: Grain, during: Period | null, lag: number) => Periods;

/**
 * Settles zone, as-of moment and periods of a question.
 *
 * @param lag - how many periods before the asked ones its metrics look at
 * @param periodsOf - what splits by a grain; a question for one number needs none
 */
export function frameOf(query: Query, lag: number, periodsOf?: PeriodsOf): Frame {
  const zone = sharedZone(query.every ?? null, query.during ?? null);
  const every = query.every !== undefined && zone !== null ? query.every.inZone(zone) : (query.every ?? null);
  const during =
    query.during !== undefined && zone !== null ? query.during.inZone(zone) : (query.during ?? null);
  const asOf = momentOf(query.asOf);
  if (every !== null && periodsOf !== undefined)
    return { every, during, zone, asOf, periods: periodsOf(every, during, lag) };
  return { every: null, during, zone, asOf, periods: during === null ? null : windows(during, lag) };
}

function sharedZone(every: Grain | null, during: Period | null): Zone | null {
  const [first, second] = [every?.zone ?? null, during?.zone ?? null];
  if (first !== null && second !== null && first.name !== second.name) {
    throw new SalesmetricsError(
      "invalid-argument",
      `expected every and during in one time zone, got ${first.name} and ${second.name}`,
    );
  }
  return first ?? second;
}

function momentOf(asOf: TimeValue | undefined): TimePoint | null {
  if (asOf === undefined) return null;
  if (isCalendarDate(asOf)) return asOf;
  const instant = asOf instanceof Date ? asOf.getTime() : Number.NaN;
  if (Number.isNaN(instant)) {
    throw invalidArgument("asOf", 'a Date or "YYYY-MM-DD"', asOf);
  }
  return instant;
}

function windows(during: Period, lag: number): Periods {
  const periods = Array.from({ length: lag + 1 }, (_, back) => during.offset(-back));
  const { zone } = during;
  const dates = periods.map(({ start, end }) => [midnightOf(start), midnightOf(end)] as const);
  const instants = zone && periods.map(({ start, end }) => [zone.startOf(start), zone.startOf(end)] as const);
  return {
    place: (times, size, ordinals, verdicts) => {
      for (let row = 0; row < size; row++) {
        const bounds = isDateAt(times, row) ? dates : instants;
        const time = times.values[row]!;
        const back = bounds?.findIndex(([start, end]) => time >= start && time < end);
        if (back === undefined) verdicts[row] = unplaced;
        else if (back === -1) verdicts[row] = elsewhere;
        ordinals[row] = back === undefined || back === -1 ? 0 : 0 - back;
      }
      return { first: -lag, last: 0, hasVerdicts: true };
    },
    period: (ordinal) => during.offset(ordinal),
    range: { first: 0, last: 0 },
    spanOf: (stretch) => {
      const back = periods.findIndex(({ start, end }) => start === stretch.start && end === stretch.end);
      return back === -1 ? null : { first: 0 - back, last: 0 - back };
    },
  };
}
