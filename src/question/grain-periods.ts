import { addDays } from "../calendar/dates.js";
import { grainFor } from "../calendar/grain.js";
import type { CalendarDate, Grain, Period } from "../calendar/time.js";
import { timeAt } from "../vectors/vector.js";
import type { GrainParts, Periods, PeriodsOf } from "./frame.js";
import { askedPeriod, knownAt, type Moment } from "./periods-read.js";
import { placeByGrain, type PlaceTimes, type Span, Verdict } from "./place-times.js";

/**
 * The numbered periods of a question that is split by a grain: the periods of the grain, or single days if a metric
 * reads a period that is not made of whole ones.
 */
export const grainPeriods: PeriodsOf = (every, during, periodsRead, moment) => {
  const reads = periodsRead.filter((read) => read !== askedPeriod);
  const asked = reads.length === 0 ? [] : askedPeriods(every, during, moment);
  const others = asked.flatMap((period) => reads.flatMap((read) => read(period, moment)));
  const spanOf = spanReader(every);
  const isCut = reads.length > 0 && during !== null && spanOf(during) === null;
  const isWhole = !isCut && others.every((period) => spanOf(period) !== null);
  const base = isWhole ? every : daysOf(every);
  const numbered = numberedBy(base, during, others);
  return { ...numbered, grain: partsOf(every, base, numbered) };
};

/** The periods that formulas are asked for, or a sample of them. */
function askedPeriods(every: Grain, during: Period | null, moment: Moment): Period[] {
  // Every period is made of whole days.
  if (during === null && every.unit === "day") return [];
  const read = every.reader();
  const asked = during === null ? [] : [during];
  // A formula may read other periods for the current, unfinished period than for those before it.
  const known = during === null ? knownAt(moment) : null;
  if (known !== null) asked.push(every.period(read(known)));
  const [from, until] = during !== null ? [during.start, addDays(during.end, -1)] : sampleOf(every);
  const last = read(until);
  for (let ordinal = read(from); ordinal <= last; ordinal++) asked.push(every.period(ordinal));
  return asked;
}

/**
 * Without `during`, the periods of these years show which others a formula reads. Quarters and years get 28 years, in
 * which leap years and weekdays meet in every way: April 1 has a counterpart in the retail month before in one year of 28.
 */
function sampleOf({ unit }: Grain): readonly [from: CalendarDate, until: CalendarDate] {
  return unit === "quarter" || unit === "year" ? ["2012-01-01", "2040-01-01"] : ["2016-01-01", "2028-01-01"];
}

/** The grain of days in the zone of another. */
function daysOf({ definition: { timeZone } }: Grain): Grain {
  return grainFor("every", { unit: "day", timeZone, weekStartsOn: 1, fiscalYearStartMonth: 1 });
}

/** The periods of a grain, numbered by it, from the earliest that is read to the latest. */
function numberedBy(base: Grain, during: Period | null, others: readonly Period[]): Periods {
  const placeInBase = placeByGrain(base);
  const edges: Pick<Periods, "spanOf" | "startOf"> = {
    spanOf: spanReader(base),
    startOf: (number) => base.period(number).start,
  };
  if (during === null) return { place: placeInBase, range: null, end: null, ...edges };
  const touched = touchReader(base);
  const { first, last } = touched(during);
  const { first: earliest, last: latest } = touched({
    start: others.reduce((least, { start }) => (start < least ? start : least), during.start),
    end: others.reduce((greatest, { end }) => (end > greatest ? end : greatest), during.end),
  });
  const [isFirstCut, isLastCut] = [
    during.start !== base.period(first).start,
    during.end !== base.period(last).end,
  ];
  const place: PlaceTimes = (times, size, ordinals, verdicts) => {
    const found = placeInBase(times, size, ordinals, verdicts);
    const isWithin = found.first >= earliest && found.last <= latest;
    if (!isWithin) clamp(ordinals, size, earliest, latest, verdicts);
    const span = isWithin ? found : { first: earliest - 1, last: latest, hasVerdicts: true };
    if (!isFirstCut && !isLastCut) return span;
    for (let row = 0; row < size; row++) {
      if (verdicts[row] !== Verdict.counts || (times.issues !== null && times.issues[row] !== 0)) continue;
      const isAtCut = (isFirstCut && ordinals[row] === first) || (isLastCut && ordinals[row] === last);
      if (isAtCut && !during.contains(timeAt(times, row))) verdicts[row] = Verdict.outside;
    }
    return { ...span, hasVerdicts: true };
  };
  return { place, range: { first, last }, end: base.period(latest).end, ...edges };
}

/** Sets early ordinals to `first - 1`, for carried measures alone, and late ones to `last`, outside the question. */
function clamp(ordinals: Int32Array, size: number, first: number, last: number, verdicts: Int32Array): void {
  for (let row = 0; row < size; row++) {
    const ordinal = ordinals[row]!;
    // All ones if true, else 0. Rows are random, so a branch would be slow.
    const isEarly = (ordinal - first) >> 31;
    const isLate = (last - ordinal) >> 31;
    if (verdicts[row] === 0) verdicts[row] = (Verdict.carriedOnly & isEarly) | (Verdict.outside & isLate);
    ordinals[row] = (ordinal & ~(isEarly | isLate)) | ((first - 1) & isEarly) | (last & isLate);
  }
}

/** How the periods of `base` make up those of `every`. */
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

/** Finds the periods of a grain that make up another period exactly; `null` if there are none. */
function spanReader(base: Grain): Periods["spanOf"] {
  const touched = touchReader(base);
  return (period) => {
    const { first, last } = touched(period);
    return base.period(first).start === period.start && base.period(last).end === period.end
      ? { first, last }
      : null;
  };
}

/** Finds the periods of a grain that another period overlaps. */
function touchReader(base: Grain): (period: Pick<Period, "start" | "end">) => Span {
  const read = base.reader();
  return ({ start, end }) => ({ first: read(start), last: read(addDays(end, -1)) });
}
