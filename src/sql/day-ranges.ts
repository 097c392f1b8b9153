import { dateAt, dayOf, firstDay } from "../calendar/dates.js";
import type { CalendarDate } from "../calendar/time.js";
import { SalesmetricsError } from "../errors.js";
import { firstWhere } from "../exact/index.js";
import type { Frame, Periods } from "../question/frame.js";
import { Verdict } from "../question/place-times.js";
import { oncePer } from "../memo.js";
import { midnightOf } from "../vectors/vector.js";

/** Consecutive days with one ordinal. The range ends where the next one begins. */
export interface DayRange {
  /** The first day; `null` for the first range, which has no start. */
  readonly from: CalendarDate | null;
  /** The ordinal of the period; `null` for days outside the question. */
  readonly ordinal: number | null;
}

/**
 * All days as ranges in order: those of the periods of a question, and those before, between and after them. `null` if
 * the question has no periods.
 */
export function dayRangesOf(frame: Frame, isCarried: boolean): readonly DayRange[] | null {
  return isCarried ? carriedRangesOf(frame) : plainRangesOf(frame);
}

// Every measure of a question asks for them.
const plainRangesOf = /*#__PURE__*/ oncePer((frame: Frame) => rangesOf(frame, false));
const carriedRangesOf = /*#__PURE__*/ oncePer((frame: Frame) => rangesOf(frame, true));

function rangesOf({ every, periods }: Frame, isCarried: boolean): readonly DayRange[] | null {
  if (periods === null) return null;
  if (periods.end === null) {
    throw new SalesmetricsError(
      "invalid-argument",
      `every: expected { during } beside it, for a statement names the edges of its periods, got ${every!.unit} alone`,
    );
  }
  const ordinalOf = ordinalReader(periods, isCarried);
  const end = dayOf(periods.end);
  const ranges: DayRange[] = [{ from: null, ordinal: ordinalOf(firstDay) }];
  // All days before the first change are in the first range.
  const carriedOf = ordinalReader(periods, true);
  const earliest = carriedOf(firstDay);
  for (let day = firstWhere(firstDay, end, (each) => carriedOf(each) !== earliest); day <= end; day++) {
    const ordinal = day === end ? null : ordinalOf(day);
    if (ordinal !== ranges.at(-1)!.ordinal) ranges.push({ from: dateAt(day), ordinal });
  }
  return ranges;
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
