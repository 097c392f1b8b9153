import { checkCount, grainIn, isGrain } from "../calendar/arguments.js";
import { addDays, daysBetween } from "../calendar/dates.js";
import { range } from "../calendar/range.js";
import { periodBefore } from "../calendar/shift.js";
import type { Grain } from "../calendar/time.js";
import { invalidArgument, knownOptionsIn } from "../errors.js";
import type { Json } from "../expressions/expression.js";
import type { Formula } from "../formulas/formula.js";
import type { Metric } from "../formulas/metric.js";
import type { Slice } from "../formulas/slice.js";
import { knownAt, type Shift } from "../question/periods-read.js";
import { isUnfinished } from "../question/partial.js";
import { overTime, shiftedFormula } from "./shifted-formula.js";
import { grainJson } from "../question/query.js";

/**
 * How an unfinished period is compared: not at all, with as many days of the earlier period, or with the elapsed share
 * of the earlier value.
 *
 * @category Metrics
 */
export type PartialPolicy = "none" | "sameElapsed" | "prorate";

/**
 * What a metric is compared with: itself `count` periods before, or `count` units before.
 *
 * @category Metrics
 */
export interface ComparisonOptions {
  /** The unit to go back by; without it, the periods of the question. */
  readonly unit?: Grain | undefined;
  /** How many of them; 1 by default. */
  readonly count?: number | undefined;
  /** How a period that is not over is compared; `"none"` by default. `prior` has no `"prorate"`. */
  readonly partial?: PartialPolicy | undefined;
}

/**
 * A metric of an earlier period: the one before, or the same a number of units ago.
 *
 * *Details*. `prior(bookings)` is of the period before: the previous calendar unit, or as many days just before a range
 * of days. `prior(bookings, 3)` is of three periods before. `prior(bookings, year())` is of the same month, quarter or
 * days one year before, `prior(bookings, year(), 2)` two years before. For a week it is the week 52 weeks before, so that
 * weekdays match. A day that the earlier unit lacks, such as 29 February, is `not-applicable`. An earlier period that is
 * not over at `asOf` is `incomplete-period`. `prior(bookings, { unit: year(), partial: "sameElapsed" })` has of the
 * earlier period only as many days as this one has so far: what `growth` with the same option compares with.
 *
 * *Gotchas*. A question about all time has no earlier period and is refused with `no-previous-period`. The total of a
 * report looks back from `during` as a whole; without `during` it is `not-applicable`.
 *
 * @example
 * ```ts
 * import { bookings, month, prior, year } from "salesmetrics";
 *
 * const deals = [
 *   { id: "1", status: "won", amount: 900, currency: "USD", closedAt: "2024-03-31" },
 *   { id: "2", status: "won", amount: 500, currency: "USD", closedAt: "2025-02-28" },
 * ] as const;
 *
 * prior(bookings)({ deals }, { during: month(2025, 3) })?.amount.toString(); // => "500"
 * prior(bookings, year())({ deals }, { during: month(2025, 3) })?.amount.toString(); // => "900"
 * ```
 *
 * @see Frappe CRM, whose previous window is a day short
 * @category Metrics
 */
export function prior<Data, Value>(
  metric: Metric<Data, Value>,
  periods?: number | ComparisonOptions,
): Metric<Data, Value>;
export function prior<Data, Value>(
  metric: Metric<Data, Value>,
  unit: Grain,
  count?: number,
): Metric<Data, Value>;
export function prior<Data, Value>(
  metric: Metric<Data, Value>,
  back: number | Grain | ComparisonOptions = 1,
  units = 1,
): Metric<Data, Value> {
  const { unit, count = 1, partial = "none" } = comparisonOptions("prior", back, units);
  if (partial !== "none" && partial !== "sameElapsed")
    throw invalidArgument("prior", 'partial to be "none" or "sameElapsed"', partial);
  return overTime("prior", metric, (formula) => priorFormula(formula, [unit ?? count, count], partial));
}

/** The options of what is compared: a number of periods, a unit, or both and what to do with an unfinished period. */
export function comparisonOptions(
  caller: string,
  back: number | Grain | ComparisonOptions,
  units = 1,
): ComparisonOptions {
  const options: ComparisonOptions = isGrain(back)
    ? { unit: back, count: units }
    : typeof back === "object"
      ? knownOptionsIn(caller, back, ["unit", "count", "partial"])
      : { count: back };
  if (options.unit !== undefined) grainIn(caller, options.unit);
  checkCount(
    caller,
    options.unit === undefined ? "periods (or a unit such as year())" : "units",
    options.count ?? 1,
  );
  return options;
}

/** How far back an earlier period lies: some periods, or some units. */
export type Distance = readonly [back: number | Grain, count: number];

/** A formula some periods, or some units, before. */
export function priorFormula<Value>(
  formula: Formula<Value>,
  [back, count]: Distance,
  partial: PartialPolicy = "none",
): Formula<Value> {
  const whole = shiftBack(back, count);
  const [shift, policy] = partial === "sameElapsed" ? [sameDays(whole), [partial]] : [whole, []];
  const describe = (of: Json): Json => ({
    prior: isGrain(back) ? [of, count, grainJson(back), ...policy] : [of, back, ...policy],
  });
  const [step, steps] = isGrain(back) ? [back.unit, count] : ["period", back];
  const distance = steps === 1 ? `one ${step}` : `${String(steps)} ${step}s`;
  return shiftedFormula(describe, `{1} ${distance} before`, formula, shift, unfinished);
}

/** Shifts some periods, or some units, back. */
export function shiftBack(back: number | Grain, count: number): Shift {
  return isGrain(back) ? (period) => periodBefore(period, back, count) : (period) => period.offset(-back);
}

/** The reason of a period that is not over: it is not compared with a whole one. */
export function unfinished({ period, context }: Slice): "incomplete-period" | null {
  return period !== null && isUnfinished(period, context.frame) ? "incomplete-period" : null;
}

/** The days of a period that are over, and that `during` does not cut off. */
export const elapsedDays: Shift = (period, moment) => {
  const [end = period.end] = [knownAt(moment), moment.until, period.end].filter((day) => day !== null).sort();
  if (end === period.end) return period;
  return end <= period.start ? null : range(period.start, end, period.zone);
};

/** As many days of the earlier period as {@link elapsedDays} has of this one, at most to its end. */
export function sameDays(shift: Shift): Shift {
  return (period, moment) => {
    const earlier = shift(period, moment);
    const elapsed = elapsedDays(period, moment);
    if (earlier === null || elapsed === null || elapsed.end === period.end) return earlier;
    const end = addDays(earlier.start, daysBetween(elapsed.start, elapsed.end));
    return range(earlier.start, end < earlier.end ? end : earlier.end, earlier.zone);
  };
}
