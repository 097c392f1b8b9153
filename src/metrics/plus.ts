import type { Outcome } from "../aggregates/outcome.js";
import type { Quantity } from "../expressions/arithmetic.js";
import type { DataOf } from "../expressions/expression.js";
import { coreOf, type Metric } from "../formulas/metric.js";
import type { Slice } from "../formulas/slice.js";
import { composed } from "./composed-formula.js";
import { reformed } from "./metric.js";
import { add, computed } from "./quantity-arithmetic.js";

/**
 * The sum of some metrics: media, salaries and tools, or new customers and those won back.
 *
 * *Details*. Money over no rows, such as the refunds of a month without any, is zero in the currency of the other parts.
 * If any other part is missing, so is the sum, for the same reason. Unit and direction are those of the first metric.
 *
 * *Gotchas*. Rows that two of the metrics count are counted twice.
 *
 * @example
 * ```ts
 * import { count, Lead, plus, wonDeals } from "salesmetrics";
 *
 * const entries = plus(wonDeals, count(Lead, { at: Lead.createdAt }));
 *
 * entries({
 *   deals: [{ id: "1", status: "won", closedAt: "2025-03-31" }],
 *   leads: [{ id: "a", createdAt: "2025-03-01" }],
 * }); // => 2
 * ```
 *
 * @category Metrics
 */
export function plus<First, Value extends Quantity, const Others extends readonly Metric<never, Quantity>[]>(
  first: Metric<First, Value>,
  ...others: Others & readonly Metric<never, NoInfer<Value>>[]
): Metric<First & DataOf<Others[number]>, Value> {
  return reformed("plus", first as Metric<unknown, Quantity>, (formula) =>
    composed(
      (parts) => ({ plus: parts }),
      "+",
      [formula, ...others.map((metric) => coreOf("plus", metric).formula)],
      (outcomes, slice) => sumOf(outcomes as readonly Outcome<Quantity>[], slice),
    ),
  ) as never;
}

/** The sum of some outcomes, which rests on the rows of all of them. */
function sumOf(outcomes: readonly Outcome<Quantity>[], slice: Slice): Outcome<Quantity> {
  const counts = outcomes.map(({ n }) => n).filter((n) => n !== null);
  const n = counts.length === 0 ? null : counts.reduce((all, each) => all + each);
  return computed(slice, outcomes, n, (...operands) => operands.reduce(add));
}
