import { finite, just, nothing, type Outcome } from "../aggregates/outcome.js";
import type { Quantity } from "../expressions/arithmetic.js";
import { subtractMoney } from "../money/money-arithmetic.js";
import type { Metric } from "../formulas/metric.js";
import { both } from "./compose.js";
import { unnamed } from "./metric.js";
import { negated, subtractQuantities } from "./quantity.js";

/**
 * One metric less another.
 *
 * *Details*. An amount of which there was nothing to add, such as the refunds of a month without any, is zero in the
 * currency of the other. Any other missing part leaves the difference missing, for the same reason.
 *
 * @category Metrics
 */
export function difference<Left, Right, Value extends Quantity>(
  from: Metric<Left, Value>,
  less: Metric<Right, NoInfer<Value>>,
): Metric<Left & Right, Value> {
  const { formula, unit, direction } = from.core();
  return unnamed(
    both("difference", "−", formula as never, less.core().formula, subtractOutcomes) as never,
    unit,
    direction,
  );
}

/** One outcome less another; an amount of nothing is zero in the currency of the other. */
export function subtractOutcomes(left: Outcome<Quantity>, right: Outcome<Quantity>): Outcome<Quantity> {
  if (left.isZero === true && right.isZero === true) return left;
  if (left.value !== null && right.isZero === true) return just(left.value, left.n);
  if (right.value !== null && left.isZero === true) return just(negated(right.value), right.n);
  if (left.value === null || right.value === null) return nothing((left.reason ?? right.reason)!);
  return finite(exactDifference(left.value, right.value), left.n);
}

function exactDifference(from: Quantity, less: Quantity): Quantity {
  const isMoney = typeof from === "object" && typeof less === "object" && from.currency === less.currency;
  return isMoney ? subtractMoney(from, less) : subtractQuantities(from, less);
}
