import { addDays } from "../calendar/dates.js";
import { grain } from "../calendar/grain.js";
import type { CalendarDate, Grain, Period } from "../calendar/time.js";
import { timeAt } from "../vectors/vector.js";
import type { GrainParts, Periods } from "./frame.js";
import { askedPeriod, type PeriodsRead, type Moment } from "./periods-read.js";
import { placeByGrain, type PlaceTimes, type Span, Verdict } from "./place-times.js";

/** Periods are tried out on so many years where a question does not say which it is about. */
const triedFrom: CalendarDate = "2016-01-01";
const triedTo: CalendarDate = "2028-01-01";

/**
 * The periods of a grain, and of those the ones a question is about; single days where not all that its metrics look
 * at is made of whole periods.
 */
export function grainPeriods(
  every: Grain,
  during: Period | null,
  periodsRead: readonly PeriodsRead[],
  moment: Moment,
): Periods {
  const further = periodsRead.filter((read) => read !== askedPeriod);
  const looked = askedOf(every, during, moment, further.length > 0).flatMap((period) =>
    further.flatMap((read) => read(period, moment)),
  );
  const spanOf = spanReader(every);
  const isCut = further.length > 0 && during !== null && spanOf(during) === null;
  const isWhole = !isCut && looked.every((stretch) => spanOf(stretch) !== null);
  const base = isWhole ? every : daysOf(every);
  const numbers = numberedBy(base, during, looked);
  return { ...numbers, grain: partsOf(every, base, numbers) };
}

/** The periods that looks are tried out on. */
function askedOf(every: Grain, during: Period | null, moment: Moment, isNeeded: boolean): Period[] {
  // All that there is to look at is made of days.
  if (!isNeeded || (during === null && every.unit === "day")) return [];
  const read = every.reader();
  const asked = during === null ? [] : [during];
  // The period that is not over is looked at otherwise than others.
  if (during === null && moment.known !== null) asked.push(every.period(read(moment.known)));
  const last = read(during === null ? triedTo : addDays(during.end, -1));
  for (let ordinal = read(during?.start ?? triedFrom); ordinal <= last; ordinal++)
    asked.push(every.period(ordinal));
  return asked;
}

/** The days of a grain's zone. */
function daysOf({ definition: { timeZone } }: Grain): Grain {
  return grain({ unit: "day", timeZone, weekStartsOn: 1, fiscalYearStartMonth: 1 });
}

function numberedBy(base: Grain, during: Period | null, looked: readonly Period[]): Periods {
  const number = placeByGrain(base);
  const spanOf = spanReader(base);
  if (during === null) return { place: number, range: null, spanOf };
  const touched = touchReader(base);
  const { first, last } = touched(during);
  const earliest = looked.reduce((least, stretch) => Math.min(least, touched(stretch).first), first);
  const isCut = [during.start !== base.period(first).start, during.end !== base.period(last).end];
  const place: PlaceTimes = (times, size, ordinals, verdicts) => {
    const found = number(times, size, ordinals, verdicts);
    const isWithin = found.first >= earliest && found.last <= last;
    if (!isWithin) clamp(ordinals, size, earliest, last, verdicts);
    const whole = isWithin ? found : { first: earliest - 1, last, hasVerdicts: true };
    if (!isCut[0] && !isCut[1]) return whole;
    for (let row = 0; row < size; row++) {
      if (verdicts[row] !== 0 || (times.issues !== null && times.issues[row] !== 0)) continue;
      const isAtCut = (isCut[0] && ordinals[row] === first) || (isCut[1] && ordinals[row] === last);
      if (isAtCut && !during.contains(timeAt(times, row))) verdicts[row] = Verdict.outside;
    }
    return { ...whole, hasVerdicts: true };
  };
  return { place, range: { first, last }, spanOf };
}

/** Puts what is too early just before the first ordinal, and what is too late on the last. */
function clamp(ordinals: Int32Array, size: number, first: number, last: number, verdicts: Int32Array): void {
  const { carriedOnly, outside } = Verdict;
  for (let row = 0; row < size; row++) {
    const ordinal = ordinals[row]!;
    // All ones where it is so. A branch would be slow, for rows are random.
    const isEarly = (ordinal - first) >> 31;
    const isLate = (last - ordinal) >> 31;
    if (verdicts[row] === 0) verdicts[row] = (carriedOnly & isEarly) | (outside & isLate);
    ordinals[row] = (ordinal & ~(isEarly | isLate)) | ((first - 1) & isEarly) | (last & isLate);
  }
}

function partsOf(every: Grain, base: Grain, { range }: Periods): GrainParts {
  if (base === every) {
    return { ordinalsOf: (numbers) => numbers, numbersOf: (ordinal) => ({ first: ordinal, last: ordinal }) };
  }
  const read = every.reader();
  const touched = touchReader(base);
  return {
    ordinalsOf: ({ first, last }) => ({
      first: read(base.period(first).start),
      last: read(base.period(last).start),
    }),
    numbersOf: (ordinal) => {
      const { first, last } = touched(every.period(ordinal));
      return range === null
        ? { first, last }
        : { first: Math.max(first, range.first), last: Math.min(last, range.last) };
    },
  };
}

/** Says which periods make up a stretch exactly, if any do. */
function spanReader(base: Grain): Periods["spanOf"] {
  const touched = touchReader(base);
  return (stretch) => {
    const { first, last } = touched(stretch);
    return base.period(first).start === stretch.start && base.period(last).end === stretch.end
      ? { first, last }
      : null;
  };
}

/** Says which periods a stretch of days touches. */
function touchReader(base: Grain): (stretch: Period) => Span {
  const read = base.reader();
  return ({ start, end }) => ({ first: read(start), last: read(addDays(end, -1)) });
}
