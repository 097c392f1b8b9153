/**
 * A moment in time. It needs a zone to fall on a day.
 *
 * @category Calendar
 */
export type Instant = Date;

/**
 * A day on a wall calendar, `"2025-03-31"`, from the year 1 to 9999. It has no zone and is never shifted.
 *
 * @category Calendar
 */
export type CalendarDate = `${number}-${number}-${number}`;

/**
 * What a time field of an entity holds.
 *
 * @category Calendar
 */
export type TimeValue = Instant | CalendarDate;

/**
 * A time as the engine reads it: epoch milliseconds for an instant, the text itself for a calendar date.
 *
 * @category Calendar
 */
export type TimePoint = number | CalendarDate;

/**
 * The length of a grain's periods; `"period"` if a table lists them.
 *
 * @category Calendar
 */
export type Unit = "day" | "week" | "month" | "quarter" | "year" | "period";

/**
 * An IANA time zone: converts instants to days and back.
 *
 * *Gotchas*. If clocks go back over midnight, they show a date, then the date before it, then the date again. A day
 * starts when its date is first shown, so `dateOf` can give an earlier date than the day that holds the instant.
 *
 * @category Calendar
 */
export interface Zone {
  readonly name: string;
  /** The calendar date that clocks in this zone show at an instant, which is in epoch milliseconds. */
  dateOf(instant: number): CalendarDate;
  /** The first instant at which clocks in this zone have reached a calendar date, in epoch milliseconds. */
  startOf(date: CalendarDate): number;
  /** The first instant at which they have reached `sinceMidnight` milliseconds after midnight of that date. */
  instantOf(date: CalendarDate, sinceMidnight: number): number;
}

/**
 * A calendar unit, which splits time into numbered, half-open periods. Period 0 holds 1970-01-01, or is the first row
 * of a table of periods.
 *
 * @category Calendar
 */
export interface Grain {
  readonly unit: Unit;
  readonly zone: Zone | null;
  /** Everything that decides where periods begin, as plain data. */
  readonly definition: GrainDefinition;
  /** The period with a number; consecutive periods have consecutive numbers. */
  period(ordinal: number): Period;
  /**
   * A function from times to the numbers of their periods. It caches the edges of periods: make one for many times. It
   * throws `missing-time-zone` for an instant if the grain has no zone.
   */
  reader(): (time: TimePoint) => number;
  /** The same unit in another zone. */
  inZone(zone: Zone): Grain;
}

/**
 * Everything that decides where the periods of a grain begin, as JSON.
 *
 * @category Calendar
 */
export interface GrainDefinition {
  readonly unit: Unit;
  readonly timeZone: string | null;
  /** From 0, Sunday, to 6, Saturday; 1 if the unit is not the week. */
  readonly weekStartsOn: number;
  /** From 1, January, to 12, December; 1 if the unit is neither the quarter nor the year. */
  readonly fiscalYearStartMonth: number;
  /** The settings of a calendar of `salesmetrics/calendars`; absent for the civil calendar. */
  readonly calendar?: CalendarKind;
}

/**
 * A calendar other than the civil one, as JSON: its kind and the settings of that kind.
 *
 * @category Calendar
 */
export interface CalendarKind {
  readonly kind: string;
}

/**
 * A half-open range of days: `start` is included, `end` is not.
 *
 * @category Calendar
 */
export interface Period {
  /** `"2025-03"`, `"2025-Q1"`, `"2025-W07"`, `"FY2025"`, `"2025-03-31"`, or `"2025-03-01/2025-03-08"`. */
  readonly label: string;
  /** The first day in the period. */
  readonly start: CalendarDate;
  /** The first day after the period. */
  readonly end: CalendarDate;
  readonly timeZone: string | null;
  readonly zone: Zone | null;
  /** The grain whose period it is; `null` for a range of days. */
  readonly grain: Grain | null;
  /** Whether a time lies in it. Throws `missing-time-zone` for an instant if the period has no zone. */
  contains(time: TimePoint | Instant): boolean;
  /** The period `count` places later (earlier if negative): by calendar units, or by the length of a range of days. */
  offset(count: number): Period;
  /** The same days in another zone. */
  inZone(zone: Zone): Period;
  /** `{ label, start, end, timeZone }` */
  toJSON(): PeriodJson;
  /** The label. */
  toString(): string;
}

/**
 * A period as JSON.
 *
 * @category Calendar
 */
export interface PeriodJson {
  readonly label: string;
  readonly start: CalendarDate;
  readonly end: CalendarDate;
  readonly timeZone: string | null;
}
