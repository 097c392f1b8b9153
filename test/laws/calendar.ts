// Which day a time falls on, and which period a day is in: from Intl and the fields of UTC dates alone.

export type Time = { readonly date: string } | { readonly instant: number };

export interface Calendar {
  readonly unit: "day" | "week" | "month" | "quarter" | "year";
  readonly weekStartsOn: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  readonly fiscalYearStartMonth: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The day that clocks show. */
export function dayIn(zone: string | null, time: Time): string {
  if ("date" in time) return time.date;
  if (zone === null) throw new Error("an instant needs a zone");
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
    clocks.set(zone, clock);
  }
  const [month, day, year] = clock.format(time.instant).split("/");
  return `${year}-${month}-${day}`;
}

/** Time as a row holds it, or what is wrong with it. */
export function timeOf(value: unknown): Time | "missing" | "invalid" {
  if (value === null || value === undefined) return "missing";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "invalid" : { instant: value.getTime() };
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return "invalid";
  const midnight = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(value)
    ? { date: value }
    : "invalid";
}

/** The first day of the period that a day is in. */
export function startOf(day: string, { unit, weekStartsOn, fiscalYearStartMonth }: Calendar): string {
  const date = new Date(`${day}T00:00:00Z`);
  const months = { day: 0, week: 0, month: 1, quarter: 3, year: 12 }[unit];
  if (unit === "week") while (date.getUTCDay() !== weekStartsOn) date.setUTCDate(date.getUTCDate() - 1);
  if (months > 0) {
    date.setUTCDate(1);
    const first = unit === "month" ? 1 : fiscalYearStartMonth;
    while ((date.getUTCMonth() + 1 - first + 12) % months !== 0) date.setUTCMonth(date.getUTCMonth() - 1);
  }
  return date.toISOString().slice(0, 10);
}

/** The first day of the next period. */
export function endOf(start: string, { unit }: Calendar): string {
  const date = new Date(`${start}T00:00:00Z`);
  if (unit === "day" || unit === "week") date.setUTCDate(date.getUTCDate() + (unit === "day" ? 1 : 7));
  else date.setUTCMonth(date.getUTCMonth() + { month: 1, quarter: 3, year: 12 }[unit]);
  return date.toISOString().slice(0, 10);
}

export function dayAfter(day: string): string {
  return endOf(day, { unit: "day", weekStartsOn: 1, fiscalYearStartMonth: 1 });
}

/** How many milliseconds lie between two times: those of whole days where one of them is a day. */
export function millisecondsFrom(start: Time, end: Time, zone: string | null): number {
  if ("instant" in start && "instant" in end) return end.instant - start.instant;
  return Date.parse(dayIn(zone, end)) - Date.parse(dayIn(zone, start));
}

/** Whether a time is later than another: by the day where one of them is a day. */
export function isAfter(time: Time, other: Time, zone: string | null): boolean {
  if ("instant" in time && "instant" in other) return time.instant > other.instant;
  return dayIn(zone, time) > dayIn(zone, other);
}
