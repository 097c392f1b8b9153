import { type Reason, withheld } from "../aggregates/outcome.js";
import { invalidArgument } from "../errors.js";
import { coreOf, type Metric } from "../formulas/metric.js";
import { both } from "./composed-formula.js";
import { reformed } from "./metric.js";

/**
 * A metric that has no value, for a reason, while a count is above zero.
 *
 * *Details*. `explain` keeps the numerator and the denominator.
 *
 * @category Metrics
 */
export function nullWhile<Counted, Data, Value>(
  count: Metric<Counted, number>,
  reason: Reason,
  metric: Metric<Data, Value>,
): Metric<Counted & Data, Value> {
  if (typeof reason !== "string") throw invalidArgument("nullWhile", 'a reason, such as "immature"', reason);
  return reformed("nullWhile", metric, (formula) =>
    both(
      `unless ${reason}`,
      `{2}, unless ${reason}`,
      coreOf("nullWhile", count).formula,
      formula,
      (counted, outcome) =>
        counted.value !== null && counted.value > 0 ? withheld(outcome, reason) : outcome,
    ),
  );
}
