/**
 * A point on the world's time line, which needs a zone to fall on a day.
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
 * The length of a grain's periods; `"period"` where a table says where each begins.
 *
 * @category Calendar
 */
export type Unit = "day" | "week" | "month" | "quarter" | "year" | "period";

/**
 * An IANA time zone: what turns instants into days and back.
 *
 * *Gotchas*. Where clocks go back over midnight a date is shown, then the one before, then it again; it begins when
 * it is first shown. There `dateOf` can be earlier than the day whose edges hold the instant.
 *
 * @category Calendar
 */
export interface Zone {
  readonly name: string;
  /** The calendar date that clocks in this zone show at an instant, which is in epoch milliseconds. */
  dateOf(instant: number): CalendarDate;
  /** The first instant at which clocks in this zone have reached a calendar date, in epoch milliseconds. */
  startOf(date: CalendarDate): number;
  /** The first instant at which they have reached a time of that date, so many milliseconds after midnight. */
  instantOf(date: CalendarDate, sinceMidnight: number): number;
}

/**
 * A calendar unit that splits time into numbered, half-open periods. Period 0 holds 1970-01-01, or is the first of a
 * table.
 *
 * @category Calendar
 */
export interface Grain {
  readonly unit: Unit;
  readonly zone: Zone | null;
  /** Plain data that says everything that decides where periods begin. */
  readonly definition: GrainDefinition;
  /** The period of this unit with that number; consecutive periods have consecutive numbers. */
  period(ordinal: number): Period;
  /**
   * A function that numbers times quickly: it remembers the edges it has met, so make one for many times. It
   * throws `missing-time-zone` for an instant when the grain has no zone.
   */
  reader(): (time: TimePoint) => number;
  /** The same unit in another zone. */
  inZone(zone: Zone): Grain;
}

/**
 * All that decides where the periods of a grain begin, as JSON.
 *
 * @category Calendar
 */
export interface GrainDefinition {
  readonly unit: Unit;
  readonly timeZone: string | null;
  /** From 0, Sunday, to 6; 1 where the unit is not the week. */
  readonly weekStartsOn: number;
  /** From 1, January, to 12; 1 where the unit is neither the quarter nor the year. */
  readonly fiscalYearStartMonth: number;
  /** Says all the rest where the calendar is one of `salesmetrics/calendars`; not there for the civil calendar. */
  readonly calendar?: CalendarKind;
}

/**
 * A calendar other than the civil one, as JSON: its kind, and what that kind needs.
 *
 * @category Calendar
 */
export interface CalendarKind {
  readonly kind: string;
}

/**
 * A half-open stretch of days, `start` included and `end` not.
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
  /** The calendar unit that it is one of; `null` for a range of days. */
  readonly grain: Grain | null;
  /** Whether a time lies in it. Throws `missing-time-zone` for an instant when the period has no zone. */
  contains(time: TimePoint | Instant): boolean;
  /** The period `count` places later (earlier when negative): the next calendar unit, or as many days. */
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
