import { invalidArgument, SalesmetricsError } from "../errors.js";
import { countUpTo } from "../exact/index.js";
import { isCalendarDate } from "../calendar/dates.js";
import type { Grain, Period, TimePoint, TimeValue, Zone } from "../calendar/time.js";
import { isDateAt, midnightOf } from "../vectors/vector.js";
import { type PeriodsRead, type Moment, momentOf } from "./periods-read.js";
import { type PlaceTimes, type Span, Verdict } from "./place-times.js";
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

/** Numbered periods that rows are kept apart by: those of a grain, or stretches between the edges that matter. */
export interface Periods {
  /** Numbers the periods of times. */
  readonly place: PlaceTimes;
  /** The numbers that the question itself is about, or `null` when the rows decide. */
  readonly range: Span | null;
  /** The numbers that make up a stretch of days exactly, or `null` when periods stick out of it. */
  spanOf(stretch: Period): Span | null;
  /** How the periods of a grain are made of them. */
  readonly grain?: GrainParts;
}

/** The periods of the grain that a report is split by, in terms of the numbered ones. */
export interface GrainParts {
  /** The ordinals of the grain that some numbers fall into. */
  ordinalsOf(numbers: Span): Span;
  /** The numbers of what a question looks at of the period with an ordinal. */
  numbersOf(ordinal: number): Span;
}

/** Numbers periods for a question that is split by a grain. */
export type PeriodsOf = (
  every: Grain,
  during: Period | null,
  periodsRead: readonly PeriodsRead[],
  moment: Moment,
) => Periods;

/**
 * Settles zone, as-of moment and periods of a question.
 *
 * @param looks - what its metrics look at for each period
 * @param periodsOf - what splits by a grain; a question for one number needs none
 */
export function frameOf(query: Query, periodsRead: readonly PeriodsRead[], periodsOf?: PeriodsOf): Frame {
  const zone = sharedZone(query.every ?? null, query.during ?? null);
  const every = query.every !== undefined && zone !== null ? query.every.inZone(zone) : (query.every ?? null);
  const during =
    query.during !== undefined && zone !== null ? query.during.inZone(zone) : (query.during ?? null);
  const asOf = checkedTime(query.asOf);
  const moment = momentOf(asOf, during, zone);
  if (every !== null && periodsOf !== undefined)
    return { every, during, zone, asOf, periods: periodsOf(every, during, periodsRead, moment) };
  const periods = during === null ? null : stretches(during, periodsRead, moment);
  return { every: null, during, zone, asOf, periods };
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

function checkedTime(asOf: TimeValue | undefined): TimePoint | null {
  if (asOf === undefined) return null;
  if (isCalendarDate(asOf)) return asOf;
  const instant = asOf instanceof Date ? asOf.getTime() : Number.NaN;
  if (Number.isNaN(instant)) {
    throw invalidArgument("asOf", 'a Date or "YYYY-MM-DD"', asOf);
  }
  return instant;
}

/** The days of a period, and what is looked at for it, cut at every edge. */
function stretches(during: Period, periodsRead: readonly PeriodsRead[], moment: Moment): Periods {
  const looked = [during, ...periodsRead.flatMap((read) => read(during, moment))];
  const edges = [...new Set(looked.flatMap(({ start, end }) => [start, end]))].sort();
  const isLookedAt = edges.map((edge) => looked.some(({ start, end }) => edge >= start && edge < end));
  const spanOf = ({ start, end }: Period): Span | null => {
    const [first, next] = [edges.indexOf(start), edges.indexOf(end)];
    return first === -1 || next === -1 ? null : { first, last: next - 1 };
  };
  const { zone } = during;
  const dates = Float64Array.from(edges, midnightOf);
  const instants = zone && Float64Array.from(edges, (edge) => zone.startOf(edge));
  const last = edges.length - 2;
  return {
    place: (times, size, ordinals, verdicts) => {
      for (let row = 0; row < size; row++) {
        const bounds = isDateAt(times, row) ? dates : instants;
        const ordinal = bounds === null ? 0 : countUpTo(bounds, times.values[row]!) - 1;
        if (bounds === null) verdicts[row] = Verdict.noZone;
        else if (ordinal > last) verdicts[row] = Verdict.outside;
        else if (isLookedAt[ordinal] !== true) verdicts[row] = Verdict.carriedOnly;
        ordinals[row] = Math.min(ordinal, last);
      }
      return { first: -1, last, hasVerdicts: true };
    },
    range: spanOf(during),
    spanOf,
  };
}
