import { addDays, dateAt } from "../calendar/dates.js";
import type { Grain, Period } from "../calendar/time.js";
import { isDateAt, midnightOf, timeAt } from "../vectors/vector.js";
import type { Periods } from "./frame.js";
import { Edges, elsewhere, type PlaceTimes, type Span, unplaced } from "./ordinals.js";

const millisecondsPerDay = 86_400_000;

/** The periods of a grain, and of those the ones a question is about. */
export function grainPeriods(every: Grain, during: Period | null, lag: number): Periods {
  const read = every.reader();
  const number = numbering(every);
  const spanOf = (stretch: Period): Span | null => {
    const first = read(stretch.start);
    const last = read(addDays(stretch.end, -1));
    const whole = every.period(first).start === stretch.start && every.period(last).end === stretch.end;
    return whole ? { first, last } : null;
  };
  const period = (ordinal: number): Period => every.period(ordinal);
  if (during === null) return { place: number, period, range: null, spanOf };
  const range = { first: read(during.start), last: read(addDays(during.end, -1)) };
  const lowest = range.first - lag;
  // A total that looks back compares `during` with as much time before it, which may be many periods.
  const earliest = lag > 0 ? Math.min(lowest, read(during.offset(-lag).start)) : lowest;
  const isCut = [during.start !== period(range.first).start, during.end !== period(range.last).end];
  const place: PlaceTimes = (times, size, ordinals, verdicts) => {
    const found = number(times, size, ordinals, verdicts);
    const isWithin = found.first >= earliest && found.last <= range.last;
    for (let row = 0; row < size && !isWithin; row++) {
      const ordinal = ordinals[row]!;
      // All ones, which is `elsewhere`, where the ordinal is too small or too great.
      const beyond = ((ordinal - earliest) | (range.last - ordinal)) >> 31;
      if (verdicts[row] === 0) verdicts[row] = beyond;
      ordinals[row] = (ordinal & ~beyond) | (range.last & beyond);
    }
    const whole = isWithin ? found : { first: earliest, last: range.last, hasVerdicts: true };
    if (!isCut[0] && !isCut[1]) return whole;
    for (let row = 0; row < size; row++) {
      if (verdicts[row] !== 0 || (times.issues !== null && times.issues[row] !== 0)) continue;
      const isAtCut =
        (isCut[0] && ordinals[row] === range.first) || (isCut[1] && ordinals[row] === range.last);
      if (isAtCut && !during.contains(timeAt(times, row))) verdicts[row] = elsewhere;
    }
    return { ...whole, hasVerdicts: true };
  };
  return { place, period, range, spanOf };
}

/** Calendar dates by their midnights in UTC, instants by the edges of periods in the zone. */
function numbering(every: Grain): PlaceTimes {
  const { zone } = every;
  const read = every.reader();
  const dates = new Edges(
    (ordinal) => midnightOf(every.period(ordinal).start),
    (midnight) => read(dateAt(midnight / millisecondsPerDay)),
  );
  const instants = zone && new Edges((ordinal) => zone.startOf(every.period(ordinal).start), read);
  return (times, size, ordinals, verdicts) => {
    if (times.dates === true) return dates.place(times, size, ordinals);
    if (times.dates === false && instants !== null) return instants.place(times, size, ordinals);
    let [other, first, last] = [0, 0, 0];
    for (let row = 0; row < size; row++) {
      if (times.issues === null || times.issues[row] === 0) {
        if (zone === null && !isDateAt(times, row)) verdicts[row] = unplaced;
        else other = read(timeAt(times, row));
      }
      ordinals[row] = other;
      first = Math.min(first, other);
      last = Math.max(last, other);
    }
    return { first, last, hasVerdicts: true };
  };
}
