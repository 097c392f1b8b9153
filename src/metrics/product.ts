import { finite, nothing, type Outcome } from "../aggregates/outcome.js";
import type { Quantity } from "../expressions/arithmetic.js";
import type { Metric } from "../formulas/metric.js";
import { both } from "./compose.js";
import { unnamed } from "./metric.js";

/**
 * A metric times a number metric.
 *
 * @category Metrics
 */
export function product<Left, Right, Value extends Quantity>(
  metric: Metric<Left, Value>,
  times: Metric<Right, number>,
): Metric<Left & Right, Value> {
  const { formula, unit, direction } = metric.core();
  const combine = (left: Outcome<Quantity>, right: Outcome<number>): Outcome<Quantity> => {
    if (left.value === null || right.value === null) return nothing((left.reason ?? right.reason)!);
    return finite(multiplyQuantity(left.value, right.value), left.n);
  };
  return unnamed(
    both("product", "×", formula as never, times.core().formula, combine) as never,
    unit,
    direction,
  );
}

function multiplyQuantity(quantity: Quantity, factor: number): Quantity {
  if (typeof quantity === "number") return quantity * factor;
  return { amount: quantity.amount.times(factor), currency: quantity.currency };
}
