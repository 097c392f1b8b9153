import { grainIn } from "../calendar/arguments.js";
import { unitToDate } from "../calendar/shift.js";
import type { Grain } from "../calendar/time.js";
import type { Json } from "../expressions/expression.js";
import type { Metric } from "../formulas/metric.js";
import { overTime, shiftedFormula } from "./shifted-formula.js";
import { grainJson } from "../question/query.js";

/**
 * A metric from the start of a unit to the end of each period: month to date, year to date.
 *
 * *Details*. The unit is the one with the period's last day. Rows are merged and the metric is computed once, as for
 * `trailing`; they may be earlier than `during`.
 *
 * *Gotchas*. A question about all time has no end: `no-previous-period`.
 *
 * @example
 * ```ts
 * import { evaluate, month, toDate, wonDeals, year } from "salesmetrics";
 *
 * const deals = (["2025-01-10", "2025-02-11", "2025-03-12"] as const).map(
 *   (closedAt, place) => ({ id: String(place), status: "won", closedAt }) as const,
 * );
 * const { rows } = evaluate({ yearToDate: toDate(year(), wonDeals) }, { deals }, { every: month() });
 *
 * rows.map((row) => row.yearToDate); // => [1, 2, 3]
 * ```
 *
 * @category Metrics
 */
export function toDate<Data, Value>(unit: Grain, metric: Metric<Data, Value>): Metric<Data, Value> {
  grainIn("toDate", unit);
  const describe = (of: Json): Json => ({ toDate: [of, grainJson(unit)] });
  const words = `${unit.unit} to date of {1}`;
  return overTime("toDate", metric, (formula) =>
    shiftedFormula(describe, words, formula, (period) => unitToDate(period, unit)),
  );
}
