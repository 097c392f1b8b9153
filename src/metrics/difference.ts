import type { Outcome } from "../aggregates/outcome.js";
import type { Quantity } from "../expressions/arithmetic.js";
import { coreOf, type Metric } from "../formulas/metric.js";
import type { Slice } from "../formulas/slice.js";
import { both } from "./composed-formula.js";
import { reformed } from "./metric.js";
import { computed, subtract } from "./quantity-arithmetic.js";

/**
 * One metric less another.
 *
 * *Details*. Money over no rows, such as the refunds of a month without any, is zero in the currency of the other side.
 * If another part is missing, so is the difference, for the same reason.
 *
 * @category Metrics
 */
export function difference<Left, Right, Value extends Quantity>(
  from: Metric<Left, Value>,
  less: Metric<Right, NoInfer<Value>>,
): Metric<Left & Right, Value> {
  return reformed(
    "difference",
    from,
    (formula) => both("difference", "−", formula, coreOf("difference", less).formula, differenceOf) as never,
  );
}

/** One outcome less another. */
export function differenceOf(
  from: Outcome<Quantity>,
  less: Outcome<Quantity>,
  slice: Slice,
): Outcome<Quantity> {
  return computed(slice, [from, less], from.isZero === true ? less.n : from.n, subtract);
}
