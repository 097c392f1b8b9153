import type { Outcome } from "../aggregates/outcome.js";
import { nameErrors } from "../errors.js";
import type { AnyMetric } from "./metric.js";
import type { Slice } from "./slice.js";

/** The outcome of a metric in a slice; errors begin with the name that the metric has in the question. */
export function evaluateSlice(name: string, metric: AnyMetric, slice: Slice): Outcome<unknown> {
  return nameErrors(name, () => metric.core().formula.evaluate(slice));
}
