import { finite, nothing } from "../aggregates/outcome.js";
import { having, invalidArgument, knownOptionsIn, refusal } from "../errors.js";
import type { DataOf } from "../expressions/expression.js";
import {
  coreOf,
  type Direction,
  type Metric,
  type Metrics,
  type MetricUnit,
  type ValueOfMetric,
} from "../formulas/metric.js";
import { composed } from "./composed-formula.js";
import { unnamed } from "./metric.js";
import { commonZero } from "./quantity-arithmetic.js";

/**
 * A metric computed from the values of others by a function.
 *
 * *When to use*. For a formula that `ratio`, `product`, `plus` and `difference` cannot express.
 *
 * *Details*. The function is called for each row and for the total, with the values there. If one is missing, it is not
 * called, and the result has the reason of the first that is. Money over no rows is zero in the currency of the other
 * parts, if they share one. A result that is not finite becomes `not-applicable`.
 *
 * @param name - stands for the function in the definition
 *
 * @example
 * ```ts
 * import { derive, lostDeals, wonDeals } from "salesmetrics";
 *
 * const netWins = derive("netWins", { wonDeals, lostDeals }, (values) => values.wonDeals - values.lostDeals);
 *
 * netWins({ deals: [{ id: "1", status: "won", closedAt: "2025-03-31" }] }); // => 1
 * ```
 *
 * @category Metrics
 */
export function derive<const Parts extends Metrics, Value>(
  name: string,
  parts: Parts,
  compute: (values: { readonly [Part in keyof Parts]: ValueOfMetric<Parts[Part]> }) => Value | null,
  details: { readonly unit?: MetricUnit; readonly direction?: Direction } = {},
): Metric<DataOf<Parts[keyof Parts]>, Value> {
  if (typeof compute !== "function") throw invalidArgument("derive", "a function of values", compute);
  const names = Object.keys(having("derive", "metrics by name", parts));
  const { unit = "any", direction } = knownOptionsIn("derive", details, ["unit", "direction"]);
  if (typeof name !== "string" || name === "" || names.length === 0) {
    throw refusal("derive", "a name and at least one metric", "none");
  }
  const formulas = Object.values(parts).map((part) => coreOf("derive", part).formula);
  const formula = composed<Value>(
    (definitions) => ({
      derive: name,
      from: Object.fromEntries(definitions.map((part, index) => [names[index]!, part])),
    }),
    `${name}({…})`,
    formulas,
    (outcomes) => {
      const zero = commonZero(outcomes);
      const found = outcomes.map(({ value, isZero }) => (isZero === true ? zero : value));
      const missing = outcomes[found.indexOf(null)];
      if (missing !== undefined) return nothing(missing.reason!);
      const values = Object.fromEntries(found.map((value, index) => [names[index]!, value]));
      const value = compute(values as never) ?? null;
      return value === null ? nothing("not-applicable") : finite(value, null);
    },
  );
  return unnamed(formula, unit, direction);
}
