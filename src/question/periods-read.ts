import { addDays } from "../calendar/dates.js";
import type { CalendarDate, Period, TimePoint, Zone } from "../calendar/time.js";
import { dateOf } from "../expressions/moment.js";

/** What a look needs to know of a question besides the period. */
export interface Moment {
  /** The first day that is not wholly known, where the question says `asOf`. */
  readonly known: CalendarDate | null;
  /** The first day of `during`. */
  readonly from: CalendarDate | null;
}

/** Turns a period into another, such as the one a year before; `null` where there is none. */
export type Shift = (period: Period, moment: Moment) => Period | null;

/** The stretches of days that are looked at for a period that is asked for. */
export type PeriodsRead = (period: Period, moment: Moment) => readonly Period[];

/** What looks at the very period that is asked for. */
export const askedPeriod: PeriodsRead = (period) => [period];

/** Looks from another period than the one that is asked for. */
export function shiftedRead(shift: Shift, read: PeriodsRead): PeriodsRead {
  return (period, moment) => {
    const other = shift(period, moment);
    return other === null ? [] : periodsReadAt(other, read, moment);
  };
}

/** A period and what is looked at from there: what a formula stops at on its way has edges of its own. */
export function periodsReadAt(period: Period, read: PeriodsRead, moment: Moment): readonly Period[] {
  return [period, ...read(period, moment)];
}

/** The moment of a question. What is known is worked out once somebody asks, for an instant needs a zone then. */
export function momentOf(asOf: TimePoint | null, during: Period | null, zone: Zone | null): Moment {
  return {
    get known() {
      return knownBefore(asOf, zone);
    },
    from: during?.start ?? null,
  };
}

/** The first day that is not wholly known at a moment: a calendar date is known through its end, an instant up to itself. */
export function knownBefore(asOf: TimePoint | null, zone: Zone | null): CalendarDate | null {
  if (asOf === null) return null;
  return typeof asOf === "string" ? addDays(asOf, 1) : dateOf(asOf, zone);
}
