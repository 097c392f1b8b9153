import type { TimeValue } from "../calendar/time.js";
import { invalidArgument, knownOptionsIn } from "../errors.js";
import { Decimals } from "../vectors/decimals.js";
import { selector } from "../vectors/select.js";
import type { FlagVector, NumberVector, Read } from "../vectors/vector.js";
import { lastSeen } from "./age-at-as-of.js";
import { choose } from "./choice.js";
import { isPresent, lt } from "./comparison.js";
import { type DurationUnit, isDurationUnit, milliseconds } from "./duration.js";
import {
  type AnyExpression,
  type Expression,
  expressionIn,
  operation,
  type Predicate,
} from "./expression.js";
import { and, not } from "./logic.js";
import { happened } from "./moment.js";
import { required } from "./required.js";

/** The unit of a lifetime: elapsed time as in {@link elapsed}, or midnights as in {@link calendarDays}. */
export type LifetimeUnit = DurationUnit | "calendarDays";

/**
 * When a lifetime has ended, when a row was last seen, and the unit.
 *
 * @category Expressions
 */
export interface LifetimeOptions<Data> {
  /** Which rows have ended, at `until`; by default those that have that date. */
  readonly ended?: Predicate<Data>;
  /** When a row that had not ended was last seen: the day somebody left. */
  readonly leftAt?: Expression<Data, TimeValue>;
  /** The unit; days of 24 hours by default. */
  readonly unit?: LifetimeUnit;
}

/**
 * How long something lasts, from a start to an end that may still be open.
 *
 * @category Expressions
 */
export interface Lifetime<in Data> {
  /** @internal */
  readonly length: Expression<Data, number>;
  readonly from: Expression<Data, TimeValue>;
  readonly unit: LifetimeUnit;
}

/**
 * How long something lasts: the time to its end or, for an open row, the time to when it was last seen.
 *
 * *When to use*. With `survivalMedian`, `survivalAt`, `restrictedMean` and `survivalCurve`. The mean of a duration
 * leaves out open rows; these count them.
 *
 * *Details*. It needs `asOf`: an open row was last seen then, or at `leftAt`, if that is earlier. A row that ends or
 * leaves after `asOf` is open. A calendar date includes its whole day, also as `asOf`. Times are whole milliseconds,
 * or whole days for `calendarDays`. Between a calendar date and an instant, both count as days in the zone of the
 * question.
 *
 * *Gotchas*. A row that ends before it starts is reported with "negative duration"; a row that has `ended` without a
 * date is reported too. Leaving must be independent of when the end would have come: a lost deal has not left, it
 * will never be won.
 *
 * @example
 * ```ts
 * import { lifetime, Rep, survivalMedian } from "salesmetrics";
 *
 * const tenure = survivalMedian(lifetime(Rep.hiredAt, Rep.leftAt));
 * const reps = [
 *   { id: "1", hiredAt: "2025-01-01" as const, leftAt: "2025-02-10" as const },
 *   { id: "2", hiredAt: "2025-01-01" as const, leftAt: "2025-03-02" as const },
 *   { id: "3", hiredAt: "2025-01-01" as const },
 * ];
 *
 * tenure({ reps }, { asOf: "2025-03-31" }); // => 60
 * ```
 *
 * @category Expressions
 */
export function lifetime<Start, End>(
  from: Expression<Start, TimeValue>,
  until: Expression<End, TimeValue>,
  options: LifetimeOptions<Start & End> = {},
): Lifetime<Start & End> {
  const { ended, leftAt, unit = "days" } = knownOptionsIn("lifetime", options, ["ended", "leftAt", "unit"]);
  const wholeDays = unit === "calendarDays";
  if (!wholeDays && !isDurationUnit(unit)) throw invalidArgument("lifetime", 'a unit such as "days"', unit);
  for (const time of [from, until, leftAt ?? from]) expressionIn("lifetime", time, "time");
  const seen = lastSeen(from);
  const hasEnded = and(
    ended ?? isPresent(until),
    happened(required(until)),
    ...(leftAt === undefined ? [] : [not(lt<never, TimeValue>(leftAt, until))]),
  );
  const whole = milliseconds(from, until, wholeDays);
  const soFar = milliseconds(from, seen, wholeDays);
  const left =
    leftAt === undefined
      ? soFar
      : choose<never, number>(
          lt<never, TimeValue>(leftAt, seen),
          milliseconds(from, leftAt, wholeDays),
          soFar,
        );
  const more = [ended && { ended: [ended.definition] }, leftAt && { leftAt: [leftAt.definition] }];
  const definition = [from.definition, until.definition, ...more.filter((part) => part !== undefined)];
  return {
    length: {
      ...coded(hasEnded, whole, left),
      definition: { [wholeDays ? "calendarLifetime" : "lifetime"]: definition },
      words: {
        parts: [from, until, ended ?? until, leftAt ?? until],
        as: `${wholeDays ? "calendar days" : "time"} from {1} to {2}${ended ? " if {3}" : ""}, else to ${leftAt ? "{4} or " : ""}asOf`,
      },
    },
    from,
    unit,
  };
}

/** Lengths as `kaplanMeier` reads them: `2 × length`, plus 1 if the row has not ended. */
function coded<Data>(
  ended: AnyExpression,
  whole: AnyExpression,
  soFar: AnyExpression,
): Expression<Data, number> {
  return operation(
    "lifetime",
    "",
    [ended, whole, soFar],
    "number",
    ([readEnded, readWhole, readSoFar]: readonly [Read<FlagVector>, Read, Read], { arena }) => {
      const picks = arena.uint8();
      const codes = arena.float64();
      const decimals = new Decimals();
      const select = selector("number", arena);
      return (batch, subset) => {
        const { size } = batch;
        const { values, issues } = readEnded(batch, subset);
        for (let row = 0; row < size; row++)
          picks[row] = issues === null || issues[row] === 0 ? values[row]! : 0;
        const chosen = select(picks, readWhole(batch, subset), readSoFar(batch, subset), size, issues);
        encode((chosen as NumberVector).decimals.values(), picks, size, codes);
        return { ...chosen, type: "number", decimals: decimals.takeScaled({ units: codes, scale: 0 }, size) };
      };
    },
  );
}

function encode(lengths: Float64Array, ended: Uint8Array, size: number, codes: Float64Array): void {
  for (let row = 0; row < size; row++) codes[row] = lengths[row]! * 2 + 1 - ended[row]!;
}
