import type { CalendarDate } from "../../src/calendar/index.js";

// Clock readings from Intl.DateTimeFormat alone: independent of @date-fns/tz and of the source.

export interface ClockReading {
  readonly date: CalendarDate;
  /** The reading as if it were UTC, in epoch milliseconds without the fraction of a second. */
  readonly wallTime: number;
}

export function clockIn(zoneName: string): (instant: number) => ClockReading {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zoneName,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (instant) => {
    const [month = NaN, day = NaN, year = NaN, hour, minute, second] = (
      format.format(instant).match(/\d+/g) ?? []
    ).map(Number);
    return {
      date: new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10) as CalendarDate,
      wallTime: Date.UTC(year, month - 1, day, hour, minute, second),
    };
  };
}

/**
 * The latest date that the clock has shown up to an instant: if clocks go back over midnight, the evening that
 * is shown again belongs to the date that had begun.
 */
export function dateReached(clock: (instant: number) => ClockReading, instant: number): CalendarDate {
  let { date } = clock(instant);
  if (clock(instant + 2 * hour).date === date) return date;
  for (let minutes = 1; minutes <= 120; minutes++) {
    const earlier = clock(instant - minutes * 60_000).date;
    if (earlier > date) date = earlier;
  }
  return date;
}

export const hour = 3_600_000;

/** Ten zones with every sort of change: at midnight, by half an hour, over a whole day, and none. */
export const tenZones = [
  "Africa/Cairo",
  "America/Havana",
  "America/New_York",
  "America/Sao_Paulo",
  "America/St_Johns",
  "Asia/Beirut",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Europe/Berlin",
  "Pacific/Apia",
] as const;
