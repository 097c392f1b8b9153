import { coreOf, type Metric } from "../formulas/metric.js";
import { both } from "./composed-formula.js";
import { reformed } from "./metric.js";

/** A metric with the interval of another one, which has the same value up to rounding. */
export function withInterval<Data, Value>(
  metric: Metric<Data, Value>,
  of: Metric<Data, number>,
): Metric<Data, Value> {
  const { formula: bounded } = coreOf("withInterval", of);
  return reformed("withInterval", metric, (formula) =>
    both(
      "withInterval",
      "{1}, with the interval of {2}",
      formula,
      bounded,
      (outcome, { interval = null }) => ({
        ...outcome,
        interval,
      }),
    ),
  );
}
