import { addDays } from "../calendar/dates.js";
import type { Grain, Period, TimePoint } from "../calendar/time.js";
import type { Periods, Span } from "./frame.js";

/** The periods of a grain, and of those the ones a question is about. */
export function grainPeriods(every: Grain, during: Period | null, lag: number): Periods {
  const read = every.reader();
  const spanOf = (stretch: Period): Span | null => {
    const first = read(stretch.start);
    const last = read(addDays(stretch.end, -1));
    const whole = every.period(first).start === stretch.start && every.period(last).end === stretch.end;
    return whole ? { first, last } : null;
  };
  if (during === null)
    return { place: read, period: (ordinal) => every.period(ordinal), range: null, spanOf };
  const range = { first: read(during.start), last: read(addDays(during.end, -1)) };
  const lowest = range.first - lag;
  // A total that looks back compares `during` with as much time before it, which may be many periods.
  const earliest = lag > 0 ? Math.min(lowest, read(during.offset(-lag).start)) : lowest;
  const place = (time: TimePoint): number | null => {
    if (during.contains(time)) return read(time);
    if (lag === 0) return null;
    const ordinal = read(time);
    return ordinal >= earliest && ordinal < range.first ? ordinal : null;
  };
  return { place, period: (ordinal) => every.period(ordinal), range, spanOf };
}
