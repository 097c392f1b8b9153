import { coreOf, type Metric } from "../formulas/metric.js";
import { both } from "./composed-formula.js";
import { reformed } from "./metric.js";

/**
 * The same metric, whose explanation says how many are `open`: have begun, not ended, and are in no mean of durations.
 *
 * *When to use*. For `salesCycle`, `timeToFirstAttempt` and every other mean or median of what has ended.
 *
 * *Details*. `open` is a count: `openDealsAtEnd` or `openDeals` for deals, `unworkedLeads` for first attempts, or one of
 * your own. Values stay as they are.
 *
 * @example
 * ```ts
 * import { evaluate, openDeals, salesCycle, withOpen } from "salesmetrics";
 *
 * const deals = [
 *   { id: "1", status: "won", createdAt: "2025-03-01", closedAt: "2025-03-11" },
 *   { id: "2", status: "open", createdAt: "2025-01-01" },
 * ] as const;
 * const cycle = withOpen(salesCycle, openDeals);
 * const report = evaluate({ cycle }, { deals }, { asOf: "2025-03-31" });
 *
 * const { value, n, open } = report.explain(report.total, "cycle");
 * [value, n, open]; // => [10, 1, 1]
 * ```
 *
 * @category Metrics
 */
export function withOpen<Data, Value, Counted>(
  metric: Metric<Data, Value>,
  open: Metric<Counted, number>,
): Metric<Data & Counted, Value> {
  const { formula: counted } = coreOf("withOpen", open);
  return reformed("withOpen", metric, (formula) =>
    both("withOpen", "{1}, beside {2}", formula, counted, (outcome, { value }) => ({
      ...outcome,
      open: value ?? 0,
    })),
  );
}
