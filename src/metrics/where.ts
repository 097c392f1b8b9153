import { restricted } from "../question/measure.js";
import { having, refusal } from "../errors.js";
import { expressionIn, type Predicate } from "../expressions/expression.js";
import { coreOf, type Metric } from "../formulas/metric.js";
import { reformed } from "./metric.js";

/**
 * A metric over only the rows of an entity for which a condition holds; rows of other entities stay as they are.
 *
 * @example
 * ```ts
 * import { Deal, eq, where, winRate } from "salesmetrics";
 *
 * const partnerWinRate = where(winRate, eq(Deal.source, "partner"));
 *
 * partnerWinRate({
 *   deals: [
 *     { id: "1", status: "won", source: "partner", closedAt: "2025-03-03" },
 *     { id: "2", status: "lost", source: "web", closedAt: "2025-03-04" },
 *   ],
 * }); // => 1
 * ```
 *
 * @category Metrics
 */
export function where<Data, Value, Condition>(
  metric: Metric<Data, Value>,
  condition: Predicate<Condition>,
): Metric<Data & Condition, Value> {
  having("where", 'a condition, such as eq(Deal.status, "won")', condition, "opaque");
  expressionIn("where", condition, "flag");
  const entities = new Set(coreOf("where", metric).formula.measures.map((measure) => measure.entity));
  if (condition.entity === null ? entities.size > 1 : !entities.has(condition.entity)) {
    const given = `one on ${condition.entity ?? "any row"}`;
    throw refusal("where", `a condition on ${[...entities].join(" or ")}`, given);
  }
  return reformed("where", metric, (formula) =>
    formula.withMeasures((measure, remake) => remake(restricted(measure, condition))),
  );
}
