import type { Interval } from "../aggregates/interval.js";
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
 * `difference` may take it from an amount. Times a {@link constant}, an interval is kept, as many times as wide.
 *
 * @category Metrics
 */
export function product<Left, Right, Value extends Quantity>(
  metric: Metric<Left, Value>,
  times: Metric<Right, number>,
): Metric<Left & Right, Value> {
  const factor = coreOf("product", times).formula;
  const isConstant = factor.measures.length === 0;
  const multiply = (left: Outcome<Quantity>, right: Outcome<number>, slice: Slice): Outcome<Quantity> => {
    const found = computed(slice, [left, right], left.n, (quantity, by) => scale(quantity, by as number, 1));
    const { interval } = left;
    return isConstant && interval && found.value !== null
      ? { ...found, interval: scaledInterval(interval, right.value!) }
      : found;
  };
  return reformed("product", metric, (formula) => both("product", "×", formula, factor, multiply) as never);
}

function scaledInterval({ low, high }: Interval, by: number): Interval {
  const [first, second] = [low * by, high * by];
  return { low: Math.min(first, second), high: Math.max(first, second) };
}
