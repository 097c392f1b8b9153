import { independentInterval, pairedInterval } from "../aggregates/difference-interval.js";
import type { Outcome } from "../aggregates/outcome.js";
import { invalidArgument, knownOptionsIn } from "../errors.js";
import type { Quantity } from "../expressions/arithmetic.js";
import { coreOf, type Metric, withoutLimits } from "../formulas/metric.js";
import type { Slice } from "../formulas/slice.js";
import { composed } from "./composed-formula.js";
import { unnamed } from "./metric.js";
import { computed, subtract } from "./quantity-arithmetic.js";

/**
 * What the rows of two proportions have to do with each other.
 *
 * @category Metrics
 */
export interface DifferenceOptions {
  /**
   * The interval of the difference, which only you can promise to be right. `"independent"`: no row counts in both
   * proportions. `"exclusive"`: both are shares of the same rows, and no row counts for both, such as promoters and
   * detractors.
   */
  readonly interval?: "independent" | "exclusive";
}

/**
 * One metric less another.
 *
 * *Details*. Money over no rows, such as the refunds of a month without any, is zero in the currency of the other side.
 * If another part is missing, so is the difference, for the same reason. Of two proportions it is in points. With `interval`, `explain` gives the 95 % interval
 * of the difference of two proportions, by Newcombe's score methods.
 *
 * *Gotchas*. Without `interval` there is none: it depends on whether rows count on both sides, which no formula tells.
 *
 * @example
 * ```ts
 * import { Deal, difference, eq, evaluate, where, winRate } from "salesmetrics";
 *
 * const of = (source: string) => where(winRate, eq(Deal.source, source));
 * const lead = difference(of("web"), of("fair"), { interval: "independent" });
 * const deals = (["web", "fair"] as const).flatMap((source, place) =>
 *   Array.from({ length: 10 }, (_, deal) => ({
 *     id: `${source} ${String(deal)}`,
 *     source,
 *     status: deal < [9, 3][place]! ? ("won" as const) : ("lost" as const),
 *     closedAt: "2025-03-10" as const,
 *   })),
 * );
 * const { total, explain } = evaluate({ lead }, { deals });
 *
 * total.lead?.toFixed(2); // => "0.60"
 * explain(total, "lead").interval; // => { low: 0.17…, high: 0.80… }
 * ```
 *
 * @see Newcombe (1998), methods 10 for independent and for paired proportions
 * @category Metrics
 */
export function difference<Left, Right, Value extends Quantity>(
  from: Metric<Left, Value>,
  less: Metric<Right, NoInfer<Value>>,
  options: DifferenceOptions = {},
): Metric<Left & Right, Value> {
  const { interval } = knownOptionsIn("difference", options, ["interval"]);
  if (interval !== undefined && !Object.hasOwn(intervals, interval))
    throw invalidArgument("difference", 'interval to be "independent" or "exclusive"', interval);
  const intervalOf = interval === undefined ? null : intervals[interval];
  const differ = (first: Outcome<Quantity>, second: Outcome<Quantity>, slice: Slice): Outcome<Quantity> => {
    const found = differenceOf(first, second, slice);
    return intervalOf === null || found.value === null
      ? found
      : { ...found, interval: intervalOf(first, second) };
  };
  const { formula, unit, direction } = coreOf("difference", from);
  const made = composed(
    (parts) => ({ difference: parts, ...(interval !== undefined && { interval }) }),
    "−",
    [formula, coreOf("difference", less).formula],
    ([first, second], slice) => differ(first as never, second as never, slice) as Outcome<Value>,
  );
  return unnamed(made, unit === "proportion" ? "points" : unit, withoutLimits(direction));
}

const intervals = {
  independent: independentInterval,
  exclusive: (first: Outcome<unknown>, second: Outcome<unknown>) => pairedInterval(first, second, 0),
} as const;

/** One outcome less another. */
export function differenceOf(
  from: Outcome<Quantity>,
  less: Outcome<Quantity>,
  slice: Slice,
): Outcome<Quantity> {
  return computed(slice, [from, less], from.isZero === true ? less.n : from.n, subtract);
}
