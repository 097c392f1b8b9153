import { millisecondsPerDay } from "../calendar/dates.js";
import type { TimePoint, TimeValue, Zone } from "../calendar/time.js";
import { SalesmetricsError } from "../errors.js";
import { isInvalid, withIssue } from "../vectors/problems.js";
import { isDateAt, midnightOf, type Read, type TimeVector } from "../vectors/vector.js";
import { type Expression, expressionIn, operation, type Predicate, type Scope } from "./expression.js";
import { constantTime } from "./literal.js";
import { compareTimes, missingZoneIssue } from "./times.js";

/**
 * The `asOf` of the question: an instant or a day.
 *
 * *Gotchas*. A question without `asOf` is refused with `missing-as-of`: nothing reads the clock.
 *
 * @category Expressions
 */
export function asOf(): Expression<unknown, TimeValue> {
  return {
    type: "time",
    entity: null,
    definition: { asOf: [] },
    words: "asOf",
    opaque: false,
    bind: (scope) => {
      const vector = constantTime(requiredAsOf(scope), scope.arena);
      return () => vector;
    },
  };
}

/** The `asOf` of a question; throws where there is none. */
export function requiredAsOf({ asOf }: { readonly asOf: TimePoint | null }): TimePoint {
  if (asOf !== null) return asOf;
  throw new SalesmetricsError(
    "missing-as-of",
    "expected the moment that the question is asked for: pass { asOf }",
  );
}

/**
 * The last moment of which everything is known at `asOf`, in the kind of `time`: for a calendar date the last whole
 * day, for an instant `asOf` itself, or the end of its day. Never before `time`.
 */
export function knownUntil<Data>(time: Expression<Data, TimeValue>): Expression<Data, TimeValue> {
  const known = operation<Data, TimeValue, [Read<TimeVector>]>(
    "known",
    "",
    [time],
    "time",
    ([read], scope) => {
      const { zone, problems, arena } = scope;
      const [day, instant] = knownMoments(requiredAsOf(scope), zone);
      const missingZone = missingZoneIssue(problems);
      const values = arena.float64();
      const buffer = arena.uint16();
      return (batch, subset) => {
        const times = read(batch, subset);
        let { issues } = times;
        for (let row = 0; row < batch.size; row++) {
          const limit = isDateAt(times, row) ? day : instant;
          values[row] = Math.max(times.values[row]!, limit ?? 0);
          if (limit === null && (issues === null || issues[row] === 0))
            issues = withIssue(issues, buffer, batch.size, row, missingZone);
        }
        return { type: "time", issues, values, dates: times.dates };
      };
    },
  );
  return { ...known, words: "asOf" };
}

/** The last day and the last instant that are known at a moment; `null` where that needs a zone and there is none. */
function knownMoments(moment: TimePoint, zone: Zone | null): [day: number | null, instant: number | null] {
  if (typeof moment === "string")
    return [midnightOf(moment), zone && zone.instantOf(moment, millisecondsPerDay) - 1];
  return [zone && midnightOf(zone.dateOf(moment)) - millisecondsPerDay, moment];
}

/**
 * True when the time is present and not after `asOf`; a question without `asOf` takes any time.
 *
 * @category Expressions
 */
export function happened<Data>(time: Expression<Data, TimeValue>): Predicate<Data> {
  return againstAsOf("happened", "has happened", time, 1, 0);
}

/**
 * True when the time is present and after `asOf`; false in a question without `asOf`.
 *
 * @category Expressions
 */
export function isAfterAsOf<Data>(time: Expression<Data, TimeValue>): Predicate<Data> {
  return againstAsOf("isAfterAsOf", "is after asOf", time, 0, 1);
}

function againstAsOf<Data>(
  name: string,
  verb: string,
  time: Expression<Data, TimeValue>,
  until: number,
  after: number,
): Predicate<Data> {
  return operation(
    name,
    `{1} ${verb}`,
    [expressionIn(name, time, "time")],
    "flag",
    ([read]: [Read<TimeVector>], scope) => {
      const { arena } = scope;
      const values = arena.uint8();
      const issues = arena.uint16();
      const lateness = scope.asOf === null ? null : asOfComparer(scope, scope.asOf);
      const never = arena.uint16();
      return (batch, subset) => {
        const times = read(batch, subset);
        const late = lateness?.(times, batch.size) ?? never;
        let hasIssues = false;
        for (let row = 0; row < batch.size; row++) {
          const issue = times.issues === null ? 0 : times.issues[row]!;
          values[row] = issue !== 0 ? 0 : late[row]! > 0 ? after : until;
          issues[row] = isInvalid(issue) ? issue : issue === 0 && late[row]! > 1 ? late[row]! : 0;
          hasIssues ||= issues[row] !== 0;
        }
        return { type: "flag", values, issues: hasIssues ? issues : null };
      };
    },
  );
}

/**
 * Returns a function that compares times with `asOf`: 0 where a time is not later, 1 where it is, an issue where a
 * zone is missing. A day as `asOf` includes the whole day.
 */
export function asOfComparer(
  { zone, problems, arena }: Scope,
  moment: TimePoint,
): (times: TimeVector, size: number) => Uint16Array {
  const lateness = arena.uint16();
  const orders = arena.uint8();
  const limit = constantTime(moment, arena);
  const answers = [0, 0, 1, missingZoneIssue(problems)];
  return (times, size) => {
    compareTimes(times, limit, size, zone, orders);
    for (let row = 0; row < size; row++) lateness[row] = answers[orders[row]!]!;
    return lateness;
  };
}
