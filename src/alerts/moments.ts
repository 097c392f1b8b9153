import { isCalendarDate } from "../calendar/dates.js";
import { epochOf } from "../calendar/instants.js";
import { invalidArgument, refusal } from "../errors.js";
import { type Duration, millisecondsPer } from "../expressions/duration.js";

/** The text of a calendar date or an instant; throws `invalid-argument` for anything else. */
export function momentText(caller: string, value: unknown): string {
  if (isCalendarDate(value)) return value;
  const epoch = epochOf(value);
  if (!Number.isNaN(epoch)) return new Date(epoch).toISOString();
  throw invalidArgument(caller, 'a Date or "YYYY-MM-DD"', value);
}

/** Whether a value is the text of a moment, as {@link momentText} writes it. */
export function isMomentText(value: unknown): value is string {
  if (isCalendarDate(value)) return true;
  const epoch = typeof value === "string" ? epochOf(value) : Number.NaN;
  return !Number.isNaN(epoch) && new Date(epoch).toISOString() === value;
}

/** Throws `invalid-argument` where one moment is a date and the other an instant: which comes first depends on a zone. */
export function checkSameForm(caller: string, earlier: string | null, later: string): void {
  if (earlier === null || isCalendarDate(earlier) === isCalendarDate(later)) return;
  const expected = isCalendarDate(earlier) ? "a calendar date" : "an instant";
  throw refusal(caller, `${expected} as the one before, ${earlier}`, later);
}

/** Whether a length of time has passed between two moments. Dates are 24 hours apart. */
export function hasPassed({ length, unit }: Duration, from: string, until: string): boolean {
  return Date.parse(until) - Date.parse(from) >= length * millisecondsPer[unit];
}
