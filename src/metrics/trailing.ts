import { checkCount, grainIn } from "../calendar/arguments.js";
import { lastUnits } from "../calendar/shift.js";
import type { Grain } from "../calendar/time.js";
import type { Json } from "../expressions/expression.js";
import type { Metric } from "../formulas/metric.js";
import { overTime, shiftedFormula } from "./shifted-formula.js";
import { grainJson } from "../question/query.js";

/**
 * A metric over the last units up to the end of each period: the last 12 months, the last 28 days.
 *
 * *Details*. The rows of the window are merged and the metric is computed once: a rate is the rate of the window and not
 * a mean of rates, and a customer counts once. Windows may begin before `during`. A window of months that ends within a
 * month begins on the same day of an earlier month, or on its last day.
 *
 * *Gotchas*. A question about all time has no end: `no-previous-period`. In a period that is not over, the window ends
 * with the period and holds the rows up to `asOf`.
 *
 * @example
 * ```ts
 * import { evaluate, month, quarter, trailing, wonDeals } from "salesmetrics";
 *
 * const deals = (["2025-01-10", "2025-02-11", "2025-02-12", "2025-03-13"] as const).map(
 *   (closedAt, place) => ({ id: String(place), status: "won", closedAt }) as const,
 * );
 * const { rows } = evaluate(
 *   { wonDeals, last2: trailing(2, month(), wonDeals) },
 *   { deals },
 *   { every: month(), during: quarter(2025, 1) },
 * );
 *
 * rows.map((row) => [row.wonDeals, row.last2]); // => [[1, 1], [2, 3], [1, 3]]
 * ```
 *
 * @category Metrics
 */
export function trailing<Data, Value>(
  count: number,
  unit: Grain,
  metric: Metric<Data, Value>,
): Metric<Data, Value> {
  checkCount("trailing", "units", count);
  grainIn("trailing", unit);
  const describe = (of: Json): Json => ({ trailing: [of, count, grainJson(unit)] });
  const units = count === 1 ? unit.unit : `${String(count)} ${unit.unit}s`;
  return overTime("trailing", metric, (formula) =>
    shiftedFormula(describe, `the last ${units} of {1}`, formula, (period) => lastUnits(period, unit, count)),
  );
}
