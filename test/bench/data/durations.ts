export const millisecondsPerDay = 24 * 3600 * 1000;

/** From one instant to another, in days. */
export function daysBetween(earlier: Date, later: Date): number {
  return (later.getTime() - earlier.getTime()) / millisecondsPerDay;
}

/** The mean of durations by their sum in milliseconds and their number, in days. */
export function meanDays(milliseconds: number, count: number): number | null {
  return count === 0 ? null : milliseconds / count / millisecondsPerDay;
}

/** The median of durations in milliseconds, which it sorts, in days: of an even number, the mean of the middle two. */
export function medianDays(durations: Float64Array): number | null {
  if (durations.length === 0) return null;
  durations.sort();
  const middle = durations.length >> 1;
  const upper = durations[middle]!;
  const median = durations.length % 2 === 1 ? upper : (durations[middle - 1]! + upper) / 2;
  return median / millisecondsPerDay;
}
