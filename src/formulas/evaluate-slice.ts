import { nothing, type Outcome } from "../aggregates/outcome.js";
import { SalesmetricsError } from "../errors.js";
import type { AnyMetric } from "./metric.js";
import type { Slice } from "./slice.js";

/** The value of a metric in a slice of a context; amounts in several currencies have none where that is no mistake. */
export function evaluateSlice(metric: AnyMetric, slice: Slice): Outcome<unknown> {
  try {
    return metric.core().formula.evaluate(slice);
  } catch (error) {
    const isExpected =
      slice.mayMixCurrencies && error instanceof SalesmetricsError && error.code === "mixed-currencies";
    if (isExpected) return nothing("not-applicable");
    throw error;
  }
}
