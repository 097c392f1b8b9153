/**
 * Where days begin.
 *
 * @category Calendar
 */
export interface CalendarOptions {
  /** The IANA name of the zone that turns instants into days. Calendar dates need none. */
  readonly timeZone?: string | undefined;
}

/**
 * Where days and weeks begin.
 *
 * @category Calendar
 */
export interface WeekOptions extends CalendarOptions {
  /** The first day of a week, Sunday being 0. Monday, 1, unless said. */
  readonly weekStartsOn?: 0 | 1 | 2 | 3 | 4 | 5 | 6 | undefined;
}

/**
 * Where days and fiscal years begin.
 *
 * @category Calendar
 */
export interface FiscalOptions extends CalendarOptions {
  /** The month in which a fiscal year begins, January being 1. January unless said. */
  readonly fiscalYearStartMonth?: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | undefined;
}
