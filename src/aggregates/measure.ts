import type { AnyExpression, Json } from "../expressions/expression.js";
import type { AnyAggregate } from "./aggregate.js";

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
}

/** A measure as plain data. */
export function measureDefinition({ entity, aggregate, input, where, at }: Measure): Json {
  return {
    aggregate: aggregate.definition,
    ...(input && { of: input.definition }),
    entity,
    ...(where && { where: where.definition }),
    ...(at && { at: at.definition }),
  };
}

/** Whether a measure runs a callback, so that its definition does not say all that it does. */
export function isOpaque({ input, where, at }: Measure): boolean {
  return [input, where, at].some((expression) => expression?.opaque === true);
}
