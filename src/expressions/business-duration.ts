import { businessClock } from "../calendar/business/clock.js";
import type { BusinessCalendar } from "../calendar/business/calendar.js";
import { dayCounter } from "../calendar/business/days.js";
import { sinceMidnight } from "../calendar/business/options.js";
import { millisecondsPerDay } from "../calendar/dates.js";
import { having } from "../errors.js";
import { day, type TimeValue, type Zone } from "../calendar/index.js";
import { isDateAt, type TimeVector } from "../vectors/vector.js";
import { millisecondsPer } from "./duration.js";
import type { Expression, Scope } from "./expression.js";
import { lengthBetween, type WriteLengths } from "./length.js";

/**
 * The number of business days from the day of the start, included, to the day of the end, excluded.
 *
 * *Details*. Monday to Friday is 4, Friday to Monday is 1, Saturday to Monday is 0: `calendarDays` without weekends
 * and holidays. The day of an instant is taken in the zone of the calendar, or else of the question.
 *
 * *Gotchas*. A row whose end is on an earlier day is reported with "negative duration"; an open row with
 * "missing closedAt".
 *
 * @example
 * ```ts
 * import { Deal, mean } from "salesmetrics";
 * import { businessCalendar, businessDays } from "salesmetrics/calendars";
 *
 * const cycle = mean(businessDays(Deal.createdAt, Deal.closedAt, businessCalendar()));
 *
 * cycle({ deals: [{ id: "1", status: "won", createdAt: "2025-03-28", closedAt: "2025-04-02" }] }); // => 3
 * ```
 *
 * @category Business time
 * @see Own definition
 */
export function businessDays<Start, End>(
  start: Expression<Start, TimeValue>,
  end: Expression<End, TimeValue>,
  calendar: BusinessCalendar,
): Expression<Start & End, number> {
  return span("businessDays", "days", start, end, calendar, { wholeDays: true, perDay: 1, per: 1 });
}

/**
 * The business time from a start to an end in hours, with fractions.
 *
 * *Details*. Between two instants it is the time that really passed while business was open, also when clocks change:
 * a skipped hour is not counted, a repeated hour counts twice. When a side is a calendar date it is `businessDays`
 * times the hours of a day. Aggregates add whole milliseconds and divide once.
 *
 * *Gotchas*. Instants need a zone, of the calendar or of the question. An opening or closing time that clocks skip is
 * the moment of the change; one that they repeat is the first of the two. A row whose end is before its start is
 * reported with "negative duration".
 *
 * @example
 * ```ts
 * import { Lead, mean } from "salesmetrics";
 * import { businessCalendar, businessHours } from "salesmetrics/calendars";
 *
 * const desk = businessCalendar({ hours: ["09:00", "17:00"], timeZone: "Europe/Berlin" });
 * const response = mean(businessHours(Lead.createdAt, Lead.firstAttemptAt, desk));
 *
 * // From Friday 16:00 to Monday 10:30.
 * const createdAt = new Date("2025-03-28T15:00:00Z");
 * const firstAttemptAt = new Date("2025-03-31T08:30:00Z");
 * response({ leads: [{ id: "1", createdAt, firstAttemptAt }] }); // => 2.5
 * ```
 *
 * @category Business time
 * @see Own definition
 */
export function businessHours<Start, End>(
  start: Expression<Start, TimeValue>,
  end: Expression<End, TimeValue>,
  calendar: BusinessCalendar,
): Expression<Start & End, number> {
  const { definition } = calendarIn("businessHours", calendar);
  const [open, close] = definition.hours.map(sinceMidnight) as [number, number];
  const kind = { wholeDays: false, perDay: close - open };
  return {
    ...span("businessHours", "hours", start, end, calendar, { ...kind, per: millisecondsPer.hours }),
    whole: {
      units: span("businessMilliseconds", "milliseconds", start, end, calendar, { ...kind, per: 1 }),
      per: millisecondsPer.hours,
    },
  };
}

function calendarIn(caller: string, calendar: BusinessCalendar): BusinessCalendar {
  return having(caller, "what businessCalendar() returns", calendar, "isBusinessDay");
}

/** Whether only whole days count, the milliseconds of a day (1 for days), and how many make one of the result. */
interface SpanKind {
  readonly wholeDays: boolean;
  readonly perDay: number;
  readonly per: number;
}

function span<Data>(
  name: string,
  unit: string,
  start: Expression<never, TimeValue>,
  end: Expression<never, TimeValue>,
  calendar: BusinessCalendar,
  { wholeDays, perDay, per }: SpanKind,
): Expression<Data, number> {
  const { definition, zone: ownZone } = calendarIn(name, calendar);
  const writerIn = ({ zone: zoneAsked, arena }: Scope): WriteLengths => {
    const zone = ownZone ?? zoneAsked;
    const timed = arena.int32();
    const [daysBefore, dayAt] = [dayCounter(definition), dayReader(zone)];
    const clock = zone && businessClock(definition, zone);
    return (from, to, size, issues, lengths) => {
      let count = 0;
      for (let row = 0; row < size; row++) {
        if (issues !== null && issues[row] !== 0) continue;
        const dates = (isDateAt(from, row) ? 1 : 0) + (isDateAt(to, row) ? 1 : 0);
        lengths[row] = Number.NaN;
        if (zone === null && dates < 2) continue;
        const isTimed = !wholeDays && dates === 0;
        const first = isTimed ? from.values[row]! : dayAt(from, row);
        const last = isTimed ? to.values[row]! : dayAt(to, row);
        if (last < first) lengths[row] = -1;
        else if (isTimed) timed[count++] = row;
        else lengths[row] = (daysBefore(last) - daysBefore(first)) * perDay;
      }
      clock?.(from.values, to.values, timed, count, lengths);
      for (let row = 0; row < size; row++) lengths[row] = lengths[row]! / per;
    };
  };
  const made = lengthBetween<Data>(name, `business ${unit} from {1} to {2}`, start, end, writerIn);
  return { ...made, definition: { [name]: [start.definition, end.definition, { ...definition }] } };
}

/** Returns a function that gives the number of the day of a time; of an instant, in the zone. */
function dayReader(zone: Zone | null): (times: TimeVector, row: number) => number {
  const read = zone === null ? null : day().inZone(zone).reader();
  return (times, row) => {
    const value = times.values[row]!;
    return isDateAt(times, row) ? value / millisecondsPerDay : read!(value);
  };
}
