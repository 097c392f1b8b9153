import { addDays } from "../calendar/dates.js";
import type { CalendarDate, Period, TimePoint, Zone } from "../calendar/time.js";
import { memoized, oncePer } from "../memo.js";
import { dateOf } from "../expressions/times.js";

/** When a question is asked, for formulas that read other periods. */
export interface Moment {
  readonly asOf: TimePoint | null;
  readonly zone: Zone | null;
  /** The first day of `during`, and the day after its last. */
  readonly from: CalendarDate | null;
  readonly until: CalendarDate | null;
}

/** Turns a period into another, such as the one a year before; `null` if there is none. */
export type Shift = (period: Period, moment: Moment) => Period | null;

/** The periods that a formula reads to compute its value for a period. Cells are cut at their edges. */
export type PeriodsRead = (period: Period, moment: Moment) => readonly Period[];

/** Reads the period that is asked for, and no other. */
export const askedPeriod: PeriodsRead = (period) => [period];

/**
 * Reads the period that is asked for, as {@link askedPeriod} does, but is not it: where `during` cuts a period, days are
 * numbered, so that what came in before the cut is carried.
 */
export const periodEnd: PeriodsRead = (period) => [period];

/** Reads for a shifted period instead of the one that is asked for. */
export function shiftedRead(shift: Shift, reads: readonly PeriodsRead[]): PeriodsRead {
  const readAll = together(reads);
  return (period, moment) => {
    const shifted = shift(period, moment);
    return shifted === null ? [] : periodsReadAt(shifted, readAll, moment);
  };
}

/** What several formulas read for a period, each period once. It is found once for each period that is asked for. */
function together(reads: readonly PeriodsRead[]): PeriodsRead {
  if (reads.length === 1) return reads[0]!;
  const readAt = oncePer((_: Moment) => new Map<unknown, unknown>());
  return (period, moment) => {
    const read = memoized(readAt(moment), period.grain, () => new Map<unknown, unknown>());
    return memoized(read, edgesOf(period), () => {
      const found = reads.flatMap((each) => each(period, moment));
      return [...new Map(found.map((piece) => [edgesOf(piece), piece])).values()];
    });
  };
}

function edgesOf({ start, end }: Period): string {
  return `${start} ${end}`;
}

/** A period and all that is read for it. The period is part of it: a formula that combines others has slices there. */
export function periodsReadAt(period: Period, read: PeriodsRead, moment: Moment): readonly Period[] {
  return [period, ...read(period, moment)];
}

/** The first day that is not known to its end, if the question has an `asOf`. Throws for an instant without a zone. */
export const knownAt: (moment: Moment) => CalendarDate | null = /*#__PURE__*/ oncePer(
  ({ asOf, zone }: Moment) => knownBefore(asOf, zone),
);

/** The first day that is not known to its end: the day after a calendar date, or the day of an instant. */
export function knownBefore(asOf: TimePoint | null, zone: Zone | null): CalendarDate | null {
  if (asOf === null) return null;
  return typeof asOf === "string" ? addDays(asOf, 1) : dateOf(asOf, zone);
}
