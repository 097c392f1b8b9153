import type { AnyRows, QuestionOptions } from "../question/query.js";
import { compute } from "../formulas/compute.js";
import type { Formula } from "../formulas/formula.js";
import type { Direction, Metric, MetricCore, MetricUnit } from "../formulas/metric.js";

/** What a metric says of itself beyond its formula. */
export interface MetricDetails {
  readonly unit?: MetricUnit;
  readonly direction?: Direction;
}

/**
 * Gives a metric a name, and with it a place in a catalogue.
 *
 * *Details*. The definition is made on first use, so that a metric nobody uses costs a bundle nothing. Unit and
 * direction are those of the metric inside, unless said otherwise.
 *
 * @example
 * ```ts
 * import { lostDeals, metric, ratio, wonDeals } from "salesmetrics";
 *
 * const wonPerLost = metric("wonPerLost", () => ratio(wonDeals, lostDeals), { direction: "up" });
 *
 * wonPerLost({ deals: [{ id: "1", status: "won", closedAt: "2025-03-31" }] }); // => null
 * ```
 *
 * @category Metrics
 */
export function metric<Data, Value>(
  id: string,
  define: () => Metric<Data, Value>,
  details: MetricDetails = {},
): Metric<Data, Value> {
  return callable(id, () => ({ ...define().core(), ...details }));
}

/** A metric without a name of its own. */
export function unnamed<Data, Value>(
  formula: Formula<Value>,
  unit: MetricUnit,
  direction: Direction = "none",
): Metric<Data, Value> {
  return callable(null, () => ({ formula, unit, direction }));
}

function callable<Data, Value>(id: string | null, define: () => MetricCore<Value>): Metric<Data, Value> {
  let core: MetricCore<Value> | undefined;
  const self = ((data: AnyRows, options: QuestionOptions = {}) =>
    compute(self, data, options).value) as Metric<Data, Value>;
  return Object.assign(self, { id, core: () => (core ??= define()) });
}
