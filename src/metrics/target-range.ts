import { refusal, shown } from "../errors.js";
import type { TargetRange } from "../formulas/metric.js";

/**
 * A target range: the direction of a metric whose good values lie between two limits, such as a discount rate or the
 * open deals of a rep.
 *
 * *Details*. Both limits are good values. They are in the unit of the metric: 0.15 for 15 %. `definitionOf` and `explain`
 * tell them; the hash does not depend on them, as on no direction. What is made of the metric, such as its growth, has the
 * direction `"range"` without limits, unless it is given its own.
 *
 * *Gotchas*. The limits hold at every level of a report: give them to rates and means, not to a count that grows with
 * what it is asked of.
 *
 * @example
 * ```ts
 * import { count, Deal, metric, ratio, Rep, targetRange } from "salesmetrics";
 *
 * const workload = metric("workload", () => ratio(count(Deal), count(Rep)), { direction: targetRange(15, 30) });
 *
 * workload.core().direction; // => { range: [15, 30] }
 * ```
 *
 * @category Metrics
 */
export function targetRange(low: number, high: number): TargetRange {
  if (!Number.isFinite(low) || !Number.isFinite(high) || low > high)
    throw refusal("targetRange", "two finite limits, the lower first", `${shown(low)} and ${shown(high)}`);
  return { range: [low, high] };
}
