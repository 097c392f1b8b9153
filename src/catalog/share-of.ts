import { isDecided } from "../expressions/decided.js";
import type { Predicate } from "../expressions/expression.js";
import type { Direction, Metric } from "../formulas/metric.js";
import { ratioOfNumbers } from "../metrics/ratio.js";
import { where } from "../metrics/where.js";

/** The share of counted rows for which a condition holds. A row that cannot be decided is in neither side. */
export function shareOf<Data, Conditioned>(
  rows: Metric<Data, number>,
  condition: Predicate<Conditioned>,
  direction: Direction,
): Metric<Data & Conditioned, number> {
  return ratioOfNumbers(where(rows, condition), where(rows, isDecided(condition)), {
    unit: "proportion",
    direction,
  });
}
