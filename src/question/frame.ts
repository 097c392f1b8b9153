import { invalidArgument, SalesmetricsError } from "../errors.js";
import { countUpTo } from "../exact/index.js";
import { periodIn, zoneIn } from "../calendar/arguments.js";
import { isCalendarDate } from "../calendar/dates.js";
import { epochOf } from "../calendar/instants.js";
import type { CalendarDate, Grain, Period, TimePoint, TimeValue, Zone } from "../calendar/time.js";
import { isDateAt, midnightOf } from "../vectors/vector.js";
import { type PeriodsRead, type Moment } from "./periods-read.js";
import { type PlaceTimes, type Span, Verdict } from "./place-times.js";
import type { Query } from "./query.js";

/** The time of a question: what it is about, and the numbered periods that rows fall into. */
export interface Frame {
  readonly every: Grain | null;
  readonly during: Period | null;
  readonly asOf: TimePoint | null;
  readonly zone: Zone | null;
  readonly moment: Moment;
  /** The periods that rows are kept apart by; `null` for a question about all time. */
  readonly periods: Periods | null;
}

/** Numbered periods: those of a grain, or the pieces of time between the edges of all periods that are read. */
export interface Periods {
  /** Finds the numbers of times. */
  readonly place: PlaceTimes;
  /** The numbers of the periods that are asked for; `null` if the rows decide. */
  readonly range: Span | null;
  /** The first day after all that is read; `null` if the rows decide. */
  readonly end: CalendarDate | null;
  /** The numbers that make up a period exactly; `null` if an edge of it falls between theirs. */
  spanOf(period: Period): Span | null;
  /** The first day of a number; of the one after the last, the day after all. */
  startOf(number: number): CalendarDate;
  /** How they make up the periods of the grain that a report is split by. */
  readonly grain?: GrainParts;
}

/** Translates between the numbers of {@link Periods} and the ordinals of a grain. They differ if days are numbered. */
export interface GrainParts {
  /** The ordinals of the periods of the grain that some numbers lie in. */
  ordinalsOf(numbers: Span): Span;
  /** The numbers of the period with an ordinal, without those outside `during`. */
  numbersOf(ordinal: number): Span;
}

/** Makes the numbered periods of a question that is split by a grain. */
export type PeriodsOf = (
  every: Grain,
  during: Period | null,
  periodsRead: readonly PeriodsRead[],
  moment: Moment,
) => Periods;

/** What the question of one number may say. */
export const questionOptions = ["during", "asOf", "zone", "currency", "rates"] as const;

/**
 * The frame of a question.
 *
 * @param periodsRead - which periods its metrics read for one that is asked for
 * @param periodsOf - `grainPeriods`, if reports may be split; left out of the bundle of one number
 */
export function frameOf(query: Query, periodsRead: readonly PeriodsRead[], periodsOf?: PeriodsOf): Frame {
  if (query.during !== undefined) periodIn("during", query.during);
  if (query.zone !== undefined) zoneIn("zone", query.zone);
  const zone = sharedZone([query.every?.zone, query.during?.zone, query.zone]);
  const every = periodsOf === undefined ? null : inZone(query.every, zone);
  const during = inZone(query.during, zone);
  const asOf = checkedTime(query.asOf);
  const moment = { asOf, zone, from: during?.start ?? null, until: during?.end ?? null };
  if (every !== null)
    return { every, during, zone, asOf, moment, periods: periodsOf!(every, during, periodsRead, moment) };
  const periods = during === null ? null : piecesOf(during, periodsRead, moment);
  return { every: null, during, zone, asOf, moment, periods };
}

function inZone<Zoned extends { inZone(zone: Zone): Zoned }>(
  value: Zoned | undefined,
  zone: Zone | null,
): Zoned | null {
  if (value === undefined) return null;
  return zone === null ? value : value.inZone(zone);
}

/** The one zone of a question; `null` if nothing in it has a zone. */
function sharedZone(zones: readonly (Zone | null | undefined)[]): Zone | null {
  const [first = null, ...others] = zones.filter((zone) => zone != null);
  const other = others.find(({ name }) => name !== first?.name);
  if (other === undefined) return first;
  throw new SalesmetricsError(
    "invalid-argument",
    `expected every, during and zone in one time zone, got ${first!.name} and ${other.name}`,
  );
}

function checkedTime(asOf: TimeValue | undefined): TimePoint | null {
  if (asOf === undefined) return null;
  if (isCalendarDate(asOf)) return asOf;
  const instant = epochOf(asOf);
  if (Number.isNaN(instant)) {
    throw invalidArgument("asOf", 'a Date or "YYYY-MM-DD"', asOf);
  }
  return instant;
}

/** The pieces between the edges of a period and of all others that are read for it. */
function piecesOf(during: Period, periodsRead: readonly PeriodsRead[], moment: Moment): Periods {
  const periods = [during, ...periodsRead.flatMap((read) => read(during, moment))];
  const edges = [...new Set(periods.flatMap(({ start, end }) => [start, end]))].sort();
  const places = new Map(edges.map((edge, place) => [edge, place]));
  // How many more periods hold the piece after an edge than the piece before it.
  const changes = edges.map(() => 0);
  for (const { start, end } of periods) {
    changes[places.get(start)!]!++;
    changes[places.get(end)!]!--;
  }
  let open = 0;
  const readers = changes.map((change) => (open += change));
  const spanOf = ({ start, end }: Period): Span | null => {
    return places.has(start) && places.has(end)
      ? { first: places.get(start)!, last: places.get(end)! - 1 }
      : null;
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
        else if (!(readers[ordinal]! > 0)) verdicts[row] = Verdict.carriedOnly;
        ordinals[row] = Math.min(ordinal, last);
      }
      return { first: -1, last, hasVerdicts: true };
    },
    range: spanOf(during),
    end: edges.at(-1)!,
    spanOf,
    startOf: (number) => edges[number]!,
  };
}
