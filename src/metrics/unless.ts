import { type Reason, withheld } from "../aggregates/outcome.js";
import type { Metric } from "../formulas/metric.js";
import { both } from "./compose.js";
import { unnamed } from "./metric.js";

/** A metric that has no value, for a reason, while a count is above zero. */
export function unless<Obstacle, Data, Value>(
  obstacles: Metric<Obstacle, number>,
  reason: Reason,
  metric: Metric<Data, Value>,
): Metric<Obstacle & Data, Value> {
  const { formula, unit, direction } = metric.core();
  const guarded = both(
    `unless ${reason}`,
    `{2}, unless ${reason}`,
    obstacles.core().formula,
    formula,
    (obstacle, outcome) =>
      obstacle.value !== null && obstacle.value > 0 ? withheld(outcome, reason) : outcome,
  );
  return unnamed(guarded, unit, direction);
}
