import { nothing, type Outcome } from "../aggregates/outcome.js";
import { SalesmetricsError } from "../errors.js";
import type { AnyMetric } from "./metric.js";
import type { Part } from "./part.js";

/** The value of a metric in a part of a board; amounts in several currencies have none where that is no mistake. */
export function outcomeOf(metric: AnyMetric, part: Part): Outcome<unknown> {
  try {
    return metric.core().formula.evaluate(part);
  } catch (error) {
    const isExpected = part.mixes && error instanceof SalesmetricsError && error.code === "mixed-currencies";
    if (isExpected) return nothing("not-applicable");
    throw error;
  }
}
