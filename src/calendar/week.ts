import { periodsByDate } from "./civil-periods.js";
import type { WeekOptions } from "./options.js";
import type { CalendarDate, Grain, Period } from "./time.js";

/**
 * Weeks of seven calendar days: every week as a grain, or the week that holds a date as a period.
 *
 * *Details*. Weeks begin on Monday unless `weekStartsOn` says otherwise. Weeks from Monday carry the ISO 8601
 * label, `"2025-W14"`, in which the year is the one that holds the Thursday; other weeks are labelled by their
 * first day and the first day after, `"2025-03-30/2025-04-06"`.
 *
 * *Gotchas*. The ISO year differs from the calendar year around January 1: 2024-12-30 lies in `"2025-W01"`.
 * Instants need a `timeZone`. A text that is not a real date throws `invalid-argument`.
 *
 * @example
 * ```ts
 * import { week } from "salesmetrics";
 *
 * week("2025-03-31").label; // => "2025-W14"
 * week("2025-03-31", { weekStartsOn: 0 }).label; // => "2025-03-30/2025-04-06"
 * ```
 *
 * @category Calendar
 */
export function week(options?: WeekOptions): Grain;
export function week(date: CalendarDate, options?: WeekOptions): Period;
export function week(
  dateOrOptions: CalendarDate | WeekOptions = {},
  options: WeekOptions = {},
): Grain | Period {
  return periodsByDate("week", dateOrOptions, options);
}
