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

export function monthOf(day: number): number {
  return Number(dateOf(day).slice(5, 7));
}

export function isWeekend(day: number): boolean {
  return new Date(day * millisecondsPerDay).getUTCDay() % 6 === 0;
}
