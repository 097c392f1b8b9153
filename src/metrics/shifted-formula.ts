import { nothing } from "../aggregates/outcome.js";
import { SalesmetricsError } from "../errors.js";
import type { Json } from "../expressions/expression.js";
import { shiftedSlice } from "../formulas/slice.js";
import { evaluatePart, type Formula } from "../formulas/formula.js";
import { type AnyMetric, coreOf, type Metric } from "../formulas/metric.js";
import type { Slice } from "../formulas/slice.js";
import { shiftedRead, type Shift } from "../question/periods-read.js";
import { oncePerLast } from "../memo.js";
import { reformed } from "./metric.js";

/**
 * A formula evaluated in the shifted period.
 *
 * @param refusal - why it has no value there, or `null`
 */
export function shiftedFormula<Value>(
  describe: (formula: Json) => Json,
  words: string,
  formula: Formula<Value>,
  shift: Shift,
  refusal: (slice: Slice) => "incomplete-period" | null = () => null,
): Formula<Value> {
  return {
    definition: describe(formula.definition),
    words: { parts: [formula], as: words },
    measures: formula.measures,
    periodsRead: [shiftedRead(shift, formula.periodsRead)],
    evaluate: (slice) => {
      const other = shiftedSlice(slice, shift);
      const reason = other === null ? "not-applicable" : refusal(other);
      return reason === null ? evaluatePart(formula, other!) : nothing(reason);
    },
    withMeasures: oncePerLast((change) =>
      shiftedFormula(describe, words, formula.withMeasures(change), shift, refusal),
    ),
  };
}

/** A metric with another formula, which reads other periods than its own. */
export function overTime<Data, Value>(
  caller: string,
  metric: Metric<Data, Value>,
  change: (formula: Formula<Value>) => Formula<Value>,
): Metric<Data, Value> {
  requireTimeAxis(caller, metric);
  return reformed(caller, metric, change);
}

/** Refuses metrics without a time axis: they have no earlier period. */
export function requireTimeAxis(caller: string, metric: AnyMetric): void {
  if (coreOf(caller, metric).formula.measures.every((measure) => measure.at !== null)) return;
  throw new SalesmetricsError(
    "no-time-axis",
    `${caller}: expected a metric with a time axis, got one of a moment: it has no period before`,
  );
}
