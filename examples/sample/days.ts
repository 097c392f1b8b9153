const millisecondsPerDay = 86_400_000;

/** A day as a number, to calculate with. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / millisecondsPerDay;
}

export function dateOf(day: number): string {
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
}

/** The instant some minutes into a day in UTC, without its milliseconds. */
export function instantAt(day: number, minutes: number): string {
  return `${new Date(day * millisecondsPerDay + minutes * 60_000).toISOString().slice(0, 19)}Z`;
}

/** The same day some months later; the last one of a month that is too short. */
export function monthsLater(day: number, months: number): number {
  const [year = 0, month = 1, date = 1] = dateOf(day).split("-").map(Number);
  const first = Date.UTC(year, month - 1 + months, 1) / millisecondsPerDay;
  const next = Date.UTC(year, month + months, 1) / millisecondsPerDay;
  return Math.min(first + date, next) - 1;
}

export function monthOf(day: number): number {
  return Number(dateOf(day).slice(5, 7));
}

export function isWeekend(day: number): boolean {
  return new Date(day * millisecondsPerDay).getUTCDay() % 6 === 0;
}
