import { firstWhere } from "../exact/index.js";
import { dateAt, dayOf, firstDay } from "../calendar/dates.js";
import type { CalendarDate } from "../calendar/time.js";
import { SalesmetricsError } from "../errors.js";
import type { Frame, Periods } from "../question/frame.js";
import { Verdict } from "../question/place-times.js";
import { midnightOf } from "../vectors/vector.js";

/** A stretch of days, from one on to that of the next, that belong to the period with an ordinal, or to none. */
export interface Segment {
  /** Its first day; `null` of the one before all others. */
  readonly from: CalendarDate | null;
  /** `null` of days that the question is not about. */
  readonly ordinal: number | null;
}

/**
 * The stretches of days that a question keeps apart, in order; `null` where time plays no part. What a question is not
 * about is one of them, before, between and after.
 */
export function segmentsOf({ every, periods }: Frame, isCarried: boolean): readonly Segment[] | null {
  if (periods === null) return null;
  if (periods.end === null) {
    throw new SalesmetricsError(
      "invalid-argument",
      `every: expected { during } beside it, for a statement names the edges of its periods, got ${every!.unit} alone`,
    );
  }
  const ordinalOf = ordinalReader(periods, isCarried);
  const end = dayOf(periods.end);
  const segments: Segment[] = [{ from: null, ordinal: ordinalOf(firstDay) }];
  for (let day = firstOther(ordinalReader(periods, true), end); day <= end; day++) {
    const ordinal = day === end ? null : ordinalOf(day);
    if (ordinal !== segments.at(-1)!.ordinal) segments.push({ from: dateAt(day), ordinal });
  }
  return segments;
}

/** The ordinal of the days before those that are kept apart is the same for all of them. */
function firstOther(ordinalOf: (day: number) => number | null, end: number): number {
  const first = ordinalOf(firstDay);
  return firstWhere(firstDay, end, (day) => ordinalOf(day) !== first);
}

function ordinalReader({ place }: Periods, isCarried: boolean): (day: number) => number | null {
  const [ordinals, verdicts] = [new Int32Array(1), new Int32Array(1)];
  return (day) => {
    verdicts.fill(Verdict.counts);
    const values = Float64Array.of(midnightOf(dateAt(day)));
    place({ type: "time", issues: null, values, dates: true }, 1, ordinals, verdicts);
    const counts = verdicts[0] === Verdict.counts || (verdicts[0] === Verdict.carriedOnly && isCarried);
    return counts ? ordinals[0]! : null;
  };
}
