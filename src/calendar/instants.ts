/** The epoch milliseconds of a `Date` of any realm, such as another window or a test runner; NaN for anything else. */
export function epochOf(value: unknown): number {
  if (value instanceof Date) return value.getTime();
  if (typeof value !== "object" || value === null) return Number.NaN;
  try {
    return Date.prototype.getTime.call(value as Date);
  } catch {
    return Number.NaN;
  }
}
