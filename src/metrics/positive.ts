import { withheld } from "../aggregates/outcome.js";
import type { Quantity } from "../expressions/arithmetic.js";
import { coreOf, type Metric } from "../formulas/metric.js";
import { composed } from "./composed-formula.js";
import { reformed } from "./metric.js";
import { signOf } from "./quantity-arithmetic.js";

/**
 * A metric where it is above zero, and `null` elsewhere, with the reason `no-base`: a burn that a runway is divided by.
 */
export function positive<Data, Value extends Quantity>(metric: Metric<Data, Value>): Metric<Data, Value> {
  coreOf("positive", metric);
  return reformed("positive", metric, (formula) =>
    composed<Value>(
      (parts) => ({ positive: parts }),
      "{1}, if above 0",
      [formula],
      ([outcome]) => {
        const { value } = outcome as { readonly value: Value | null };
        return (value !== null && signOf(value) <= 0 ? withheld(outcome!, "no-base") : outcome) as never;
      },
    ),
  );
}
