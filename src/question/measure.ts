import type { AnyExpression, Json } from "../expressions/expression.js";
import { allHold } from "../expressions/logic.js";
import type { AnyAggregate } from "../aggregates/aggregate.js";

/**
 * An aggregate over the rows of one entity: what of each row, which rows, and which field places them in time.
 */
export interface Measure {
  readonly entity: string;
  readonly aggregate: AnyAggregate;
  /** What is folded; `null` counts rows. */
  readonly input: AnyExpression | null;
  /** The same as it is read and folded, where that differs: in whole small units, or without unknown currencies. */
  readonly units?: AnyExpression;
  readonly where: AnyExpression | null;
  /** The time axis: what places a row in a period. */
  readonly at: AnyExpression | null;
  /** Whether rows from before the question's periods count too, as a balance that is carried forward. */
  readonly carried?: true;
}

/** A measure over only the rows for which a condition holds, where the condition is on its rows. */
export function restricted(measure: Measure, condition: AnyExpression): Measure {
  if (condition.entity !== null && condition.entity !== measure.entity) return measure;
  return { ...measure, where: allHold(measure.where, condition) };
}

/** A measure as plain data. */
export function measureDefinition({ entity, aggregate, input, where, at, carried }: Measure): Json {
  return {
    aggregate: aggregate.definition,
    ...(input && { of: input.definition }),
    entity,
    ...(where && { where: where.definition }),
    ...(at && { at: at.definition }),
    ...(carried && { carried }),
  };
}

/** Equal for measures that compute the same: the definition as text. A measure with a callback equals only itself. */
export function measureKey(measure: Measure): unknown {
  return isOpaque(measure) ? measure : JSON.stringify(measureDefinition(measure));
}

/** Whether a measure runs a callback, so that its definition does not say all that it does. */
export function isOpaque({ input, where, at }: Measure): boolean {
  return [input, where, at].some((expression) => expression?.opaque === true);
}
