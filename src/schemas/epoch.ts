import { Problem } from "./issue.js";

/** 1000-01-01. Earlier times are placeholders of other systems, such as 0001-01-01. */
const first = -30_610_224_000_000;
/** The end of 9999-12-31. */
const last = 253_402_300_799_999;
/** A smaller number is in another unit: as milliseconds, it would be within about three years of 1970. */
const leastMilliseconds = 100_000_000_000;

/** An instant from epoch milliseconds. `given` is the value in the row. */
export function readEpoch(milliseconds: number, given: unknown): Date | Problem {
  const plausible = Number.isSafeInteger(milliseconds) && Math.abs(milliseconds) >= leastMilliseconds;
  if (plausible && milliseconds >= first && milliseconds <= last) return new Date(milliseconds);
  const hint = hintFor(Math.abs(milliseconds));
  return new Problem("invalid-time", "an ISO date or epoch milliseconds", given, hint);
}

/** An instant within the years 1000 to 9999. */
export function readInstant(milliseconds: number, given: unknown): Date | Problem {
  if (milliseconds >= first && milliseconds <= last) return new Date(milliseconds);
  return new Problem("invalid-time", "a real date from the year 1000 to 9999", given);
}

function hintFor(magnitude: number): string {
  if (magnitude > last) return ", which looks like microseconds or nanoseconds";
  if (magnitude >= 100_000_000 && magnitude < leastMilliseconds) {
    return ", which looks like seconds: multiply by 1000";
  }
  return magnitude >= 10_000 && magnitude < 100_000 ? ", which looks like a spreadsheet's day number" : "";
}
