import type { Quantity } from "../expressions/arithmetic.js";
import type { Formula } from "../report/formula.js";
import type { Metric } from "../report/metric.js";
import { unnamed } from "./metric.js";
import { ratio } from "./ratio.js";

/**
 * A metric over all groups of a report together, in the same period.
 *
 * @category Metrics
 * @since 0.1.0
 */
export function overall<Data, Value>(metric: Metric<Data, Value>): Metric<Data, Value> {
  const { formula, unit, direction } = metric.core();
  return unnamed(overallFormula(formula), unit, direction);
}

function overallFormula<Value>(formula: Formula<Value>): Formula<Value> {
  return {
    ...formula,
    definition: { overall: [formula.definition] },
    evaluate: (part) => formula.evaluate({ ...part, groups: part.board.groups }),
    restrict: (condition) => overallFormula(formula.restrict(condition)),
  };
}

/**
 * The part that each group of a report has in a metric over all groups together: a mix.
 *
 * *Details*. Rows without a value of the dimension are a group too, so that the shares of a count or a sum add up
 * to 1. Asked for one number, without groups, it is 1.
 *
 * @example
 * ```ts
 * import { evaluate, Lead, leadsCreated, share } from "salesmetrics";
 *
 * const { rows } = evaluate(
 *   { share: share(leadsCreated) },
 *   {
 *     leads: [
 *       { id: "1", source: "web", createdAt: "2025-03-01" },
 *       { id: "2", source: "web", createdAt: "2025-03-02" },
 *       { id: "3", source: "fair", createdAt: "2025-03-03" },
 *       { id: "4", createdAt: "2025-03-04" },
 *     ],
 *   },
 *   { by: { source: Lead.source } },
 * );
 *
 * rows.map((row) => [row.source, row.share]); // => [["fair", 0.25], ["web", 0.5], [null, 0.25]]
 * ```
 *
 * @category Metrics
 * @since 0.1.0
 */
export function share<Data>(metric: Metric<Data, Quantity>): Metric<Data, number> {
  return ratio(metric, overall(metric), { unit: "proportion" }) as Metric<Data, number>;
}
