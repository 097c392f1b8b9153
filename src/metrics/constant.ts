import { invalidArgument } from "../errors.js";
import { just } from "../aggregates/outcome.js";
import type { Formula } from "../formulas/formula.js";
import type { Metric } from "../formulas/metric.js";
import { unnamed } from "./metric.js";

/**
 * A metric that is the same number everywhere, to compose with others.
 *
 * @category Metrics
 */
export function constant(value: number): Metric<unknown, number> {
  if (!Number.isFinite(value)) {
    throw invalidArgument("constant", "a finite number", value);
  }
  const formula: Formula<number> = {
    definition: { literal: value },
    words: String(value),
    measures: [],
    periodsRead: [],
    evaluate: () => just(value, null),
    withMeasures: () => formula,
  };
  return unnamed(formula, "number");
}
