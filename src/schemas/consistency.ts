import { dayOf, millisecondsPerDay } from "../calendar/dates.js";
import type { CalendarDate } from "../calendar/time.js";
import type { EntityShape } from "../expressions/shape.js";
import { describe } from "./describe.js";
import { type FoundProblem, type IssueCode, Problem } from "./issue.js";

/** Checks the fields of a row against each other, and adds problems to `found`. */
export type Check = (row: Readonly<Record<string, unknown>>, found: FoundProblem[]) => void;

/** The checks that an entity declares for its rows, and one of its amounts. They only warn; none rejects a row. */
export function checksOf(
  { fields }: EntityShape,
  amounts: readonly string[],
  offsetAt: OffsetAt,
): readonly Check[] {
  const entries = Object.entries(fields);
  return [
    ...entries.flatMap(([name, { rules }]) =>
      (rules.after ?? []).map((earlier) => order(earlier, name, offsetAt)),
    ),
    ...(amounts.length > 0 ? [currencyOf(amounts)] : []),
    ...entries.flatMap(([name, { rules }]) =>
      Object.entries(rules.expectedWhen ?? {}).map(([other, words]) => presence(name, other, words)),
    ),
  ];
}

function presence(name: string, other: string, words: readonly string[]): Check {
  return (row, found) => {
    const word = row[other];
    if (row[name] !== null || typeof word !== "string" || !words.includes(word)) return;
    const hint = `: it is left out of figures by ${name}`;
    found.push(warning("missing-time", name, `${name} where ${other} is ${word}`, null, hint));
  };
}

function currencyOf(amounts: readonly string[]): Check {
  return (row, found) => {
    if (row["currency"] !== null && row["currency"] !== undefined) return;
    const amount = amounts.find((name) => row[name] !== null);
    if (amount === undefined) return;
    const hint = ": it is left out of sums of money";
    found.push(warning("missing-currency", "currency", `a currency for ${amount}`, null, hint));
  };
}

function order(earlier: string, later: string, offsetAt: OffsetAt): Check {
  return (row, found) => {
    const [first, second] = [row[earlier], row[later]];
    if (!isTime(first) || !isTime(second) || !isBefore(second, first, offsetAt)) return;
    const hint = ` and ${describe(first)}`;
    found.push(warning("time-order", later, `${later} not before ${earlier}`, second, hint));
  };
}

function warning(
  code: IssueCode,
  field: string,
  expected: string,
  value: unknown,
  hint: string,
): FoundProblem {
  return { field, value, problem: new Problem(code, expected, value, hint, "warning") };
}

type Time = Date | CalendarDate;

/** How many milliseconds clocks of the zone of the options are ahead of UTC; `null` without a zone. */
export type OffsetAt = ((instant: number) => number) | null;

const hour = 3_600_000;

function isTime(value: unknown): value is Time {
  return value instanceof Date || typeof value === "string";
}

/**
 * Whether a time is before another. A day and an instant compare as days in the zone; without a zone, a time is before
 * another only if it is in every zone: days begin at most 14 hours before UTC, and end at most 12 hours after it.
 */
function isBefore(time: Time, other: Time, offsetAt: OffsetAt): boolean {
  // Without valueOf, dates compare three times as slowly.
  if (typeof time === typeof other) return time.valueOf() < other.valueOf();
  return (
    dayNumberOf(time, offsetAt ?? (() => 14 * hour)) < dayNumberOf(other, offsetAt ?? (() => -12 * hour))
  );
}

function dayNumberOf(time: Time, offsetAt: (instant: number) => number): number {
  if (typeof time === "string") return dayOf(time);
  return Math.floor((time.getTime() + offsetAt(time.getTime())) / millisecondsPerDay);
}
