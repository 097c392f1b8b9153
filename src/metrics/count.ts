import { distinctValues } from "../aggregates/count-distinct.js";
import { optionsIn } from "../errors.js";
import { type Expression, expressionIn } from "../expressions/expression.js";
import { type AnyEntity, shapeIn } from "../expressions/shape.js";
import type { Metric } from "../formulas/metric.js";
import { counted, measured, type MeasureOptions } from "./aggregate-metric.js";

/**
 * How many rows of an entity there are; 0 when there are none.
 *
 * @example
 * ```ts
 * import { count, Deal, eq } from "salesmetrics";
 *
 * const openNow = count(Deal, { where: eq(Deal.status, "open") });
 *
 * openNow({ deals: [{ id: "1", status: "open" }, { id: "2", status: "lost" }] }); // => 1
 * ```
 *
 * @category Metrics
 */
export function count<
  Name extends string,
  RowType,
  Data extends Record<Name, RowType> = Record<Name, RowType>,
>(entity: AnyEntity<Name, RowType>, options: MeasureOptions<Data> = {}): Metric<Data, number> {
  return counted("count", shapeIn("count", entity).name, options);
}

/**
 * How many different values an expression has; 0 when there are none.
 *
 * *Details*. `atLeast: 2` counts only the values that occur in at least two rows, such as the customers who came
 * back. A missing value is no value: the row is left out and reported.
 *
 * *Gotchas*. Distinct counts are never added: a customer of January and February is one customer of the quarter.
 *
 * @example
 * ```ts
 * import { countDistinct, Order } from "salesmetrics";
 *
 * const buyers = countDistinct(Order.customerId);
 *
 * buyers({ orders: [{ id: "1", customerId: "a" }, { id: "2", customerId: "a" }] }); // => 1
 * ```
 *
 * @category Metrics
 */
export function countDistinct<Data>(
  value: Expression<Data, unknown>,
  options: MeasureOptions<Data> & { readonly atLeast?: number } = {},
): Metric<Data, number> {
  const { type } = expressionIn("countDistinct", value);
  const { atLeast = 1, ...rows } = optionsIn("countDistinct", options);
  return measured("countDistinct", distinctValues(atLeast, type === "number"), value, rows, "count");
}
