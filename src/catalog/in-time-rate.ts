import { gte, lte } from "../expressions/comparison.js";
import { elapsed, inOrder } from "../expressions/duration.js";
import type { Predicate } from "../expressions/expression.js";
import { and, allHold, or } from "../expressions/logic.js";
import { happened, knownUntil } from "../expressions/moment.js";
import { counted } from "../metrics/aggregate-metric.js";
import { ratioOfNumbers } from "../metrics/ratio.js";
import type { Conversion } from "../metrics/within.js";
import type { Metric } from "../formulas/metric.js";

/**
 * Rows whose `to` came at most some hours after `from` ÷ rows for which it came, or whose hours are over at `asOf`, by
 * `from`. Pending rows are in neither side.
 */
export function inTimeRate<Data>(
  { from, to, where = undefined }: Conversion<Data>,
  hours: number,
): Metric<Data, number> {
  const isOrdered = inOrder(from, to);
  const isInTime = and(isOrdered, happened(to), lte(elapsed(from, to, "hours"), hours));
  const isDue = or(happened(to), gte(elapsed(from, knownUntil(from), "hours"), hours));
  const rows = (condition: Predicate<never>) =>
    counted<Data>("inTimeRate", from.entity, {
      where: allHold(where ?? null, condition) as Predicate<never>,
      at: from,
    });
  return ratioOfNumbers(rows(isInTime), rows(and(isOrdered, isDue)), { unit: "proportion", direction: "up" });
}
