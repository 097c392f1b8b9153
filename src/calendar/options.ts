/**
 * The settings of a calendar of days.
 *
 * @category Calendar
 */
export interface CalendarOptions {
  /** The IANA name of the zone that turns instants into days. Calendar dates need none. */
  readonly timeZone?: string | undefined;
}

/**
 * The settings of a calendar of weeks.
 *
 * @category Calendar
 */
export interface WeekOptions extends CalendarOptions {
  /** The first day of a week; Sunday is 0. Default: Monday, 1. */
  readonly weekStartsOn?: 0 | 1 | 2 | 3 | 4 | 5 | 6 | undefined;
}

/**
 * The settings of a calendar of fiscal quarters and years.
 *
 * @category Calendar
 */
export interface FiscalOptions extends CalendarOptions {
  /** The month in which a fiscal year begins; January, the default, is 1. */
  readonly fiscalYearStartMonth?: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | undefined;
}
