import type { AnyRows, QuestionOptions } from "../question/query.js";
import { invalidArgument, knownOptionsIn, nameErrors, optionsIn } from "../errors.js";
import { contextOf } from "../formulas/slice.js";
import { coreOf, evaluateSlice, withoutLimits } from "../formulas/metric.js";
import type { Formula } from "../formulas/formula.js";
import { scanPlanOf } from "../formulas/scan-plan.js";
import { wholeSlice } from "../formulas/slice.js";
import { frameOf, questionOptions } from "../question/frame.js";
import { scanData } from "../scan/scan-data.js";
import type { AnyMetric, Direction, Metric, MetricCore, MetricUnit } from "../formulas/metric.js";

/** The unit and the direction of a metric. */
export interface MetricDetails {
  readonly unit?: MetricUnit;
  readonly direction?: Direction;
  /** Of a metric of one moment: the name of its stock, which the error says where it is split by `every`. */
  readonly atEnd?: string;
}

/**
 * Gives a metric a name, and with it a place in a catalogue.
 *
 * *Details*. The definition is made on first use, so a metric that nobody uses costs a bundle nothing. Unit and direction
 * are those of the metric inside, unless `details` has others.
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
  if (typeof id !== "string" || typeof define !== "function")
    throw invalidArgument("metric", "a name and a function", typeof id === "string" ? define : id);
  optionsIn("metric", details);
  return callable(id, () => ({ ...coreOf(id, define()), ...details }));
}

/** A metric without a name. */
export function unnamed<Data, Value>(
  formula: Formula<Value>,
  unit: MetricUnit,
  direction: Direction = "none",
): Metric<Data, Value> {
  return callable(null, () => ({ formula, unit, direction }));
}

/** A metric with another formula, made from its own; unit and direction stay, without limits of a target range. */
export function reformed<Data, Value>(
  caller: string,
  metric: Metric<Data, Value>,
  change: (formula: Formula<Value>) => Formula<Value>,
): Metric<Data, Value> {
  const { formula, unit, direction } = coreOf(caller, metric);
  return unnamed(change(formula), unit, withoutLimits(direction));
}

function callable<Data, Value>(id: string | null, define: () => MetricCore<Value>): Metric<Data, Value> {
  let core: MetricCore<Value> | undefined;
  const self = ((data: AnyRows, options: QuestionOptions = {}) => valueOf(self, data, options)) as Metric<
    Data,
    Value
  >;
  return Object.assign(self, { id, core: () => (core ??= define()) });
}

/** The value of a metric over all rows of a question. */
function valueOf(metric: AnyMetric, data: AnyRows, options: QuestionOptions): unknown {
  const name = metric.id ?? "metric";
  const { rates = null } = knownOptionsIn(name, options, questionOptions);
  const plan = scanPlanOf({ [name]: metric });
  const frame = nameErrors(name, () => frameOf(options, plan.periodsRead));
  const scanned = scanData(plan.measures, plan.names, data, options, frame);
  const context = contextOf(plan, frame, scanned, rates);
  return evaluateSlice(name, metric, wholeSlice(context, false)).value;
}
