import type { Outcome } from "../aggregates/outcome.js";
import type { Quantity } from "../expressions/arithmetic.js";
import { coreOf, type Metric } from "../formulas/metric.js";
import type { Slice } from "../formulas/slice.js";
import { both } from "./composed-formula.js";
import { reformed } from "./metric.js";
import { computed, scale } from "./quantity-arithmetic.js";

/**
 * A metric times a number metric.
 *
 * *Details*. If a part is missing, so is the product, for the same reason. Money over no rows stays zero in any currency:
 * `difference` may take it from an amount.
 *
 * @category Metrics
 */
export function product<Left, Right, Value extends Quantity>(
  metric: Metric<Left, Value>,
  times: Metric<Right, number>,
): Metric<Left & Right, Value> {
  const multiply = (left: Outcome<Quantity>, right: Outcome<number>, slice: Slice): Outcome<Quantity> =>
    computed(slice, [left, right], left.n, (quantity, factor) => scale(quantity, factor as number, 1));
  return reformed(
    "product",
    metric,
    (formula) => both("product", "×", formula, coreOf("product", times).formula, multiply) as never,
  );
}
