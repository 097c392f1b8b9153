import { nothing } from "../aggregates/outcome.js";
import type { Grain } from "../calendar/time.js";
import { SalesmetricsError } from "../errors.js";
import type { Json } from "../expressions/expression.js";
import { elsewhen } from "../report/elsewhen.js";
import type { Formula } from "../report/formula.js";
import type { AnyMetric } from "../report/metric.js";
import type { Part } from "../report/part.js";
import { lookFrom, type Shift } from "../scan/look.js";

/**
 * A formula over what a shift makes of the period.
 *
 * @param refusal - why it has no value there, where it has none
 */
export function moved<Value>(
  describe: (formula: Json) => Json,
  formula: Formula<Value>,
  shift: Shift,
  refusal: (part: Part) => "incomplete-period" | null = () => null,
): Formula<Value> {
  return {
    definition: describe(formula.definition),
    measures: formula.measures,
    looks: formula.looks.map((look) => lookFrom(shift, look)),
    evaluate: (part) => {
      const other = elsewhen(part, shift);
      const reason = other === null ? "not-applicable" : refusal(other);
      return reason === null ? formula.evaluate(other!) : nothing(reason);
    },
    withMeasures: (change) => moved(describe, formula.withMeasures(change), shift, refusal),
  };
}

/** A unit as plain data. */
export function unitOf(unit: Grain): Json {
  return { ...unit.definition } as Record<string, unknown> as Readonly<Record<string, Json>>;
}

/** Refuses metrics of a single moment, of which there is no other time. */
export function requireTimeAxis(caller: string, metric: AnyMetric): void {
  if (metric.core().formula.measures.every((measure) => measure.at !== null)) return;
  throw new SalesmetricsError(
    "no-time-axis",
    `${caller}: expected a metric with a time axis, got one of a single moment, which has no period before`,
  );
}
