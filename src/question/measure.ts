import type { AnyExpression, Json, Scope } from "../expressions/expression.js";
import { expressionKey } from "../expressions/expression-key.js";
import { allHold } from "../expressions/logic.js";
import type { Read } from "../vectors/vector.js";
import { oncePer } from "../memo.js";
import type { Accumulator } from "../aggregates/accumulator.js";
import type { AnyAggregate } from "../aggregates/aggregate.js";

/** What a metric asks of the scan: an aggregate of an expression over the rows of one entity. */
export interface Measure {
  readonly entity: string;
  readonly aggregate: AnyAggregate;
  /** The expression that is folded; `null` to count rows. */
  readonly input: AnyExpression | null;
  /** The input as it is folded, if that differs: in whole milliseconds, or keyed by the currency and day of its rate. */
  readonly units?: AnyExpression;
  /** Folds the input; absent where rows are counted, so that a count brings no code that folds values. */
  readonly accumulator?: () => Accumulator<unknown>;
  /** The condition of rows that count. */
  readonly where: AnyExpression | null;
  /** The time axis: the time that places a row in a period. */
  readonly at: AnyExpression | null;
  /**
   * Whether rows from before the periods of the question count too, as the balance that a stock carries forward. A
   * time that is `"planned"` was set ahead: its rows count whatever `asOf` is.
   */
  readonly carried?: true | "planned";
  /** What keeps the states apart: `aggregate` is then `keyed(each)`, whose definition names it. A row without a key is left out. */
  readonly keyed?: {
    readonly by: AnyExpression;
    readonly bind: (scope: Scope) => Read;
    readonly each: AnyAggregate;
  };
}

/** A measure of the rows that hold one more condition; the same measure if the condition is on another entity. */
export function restricted(measure: Measure, condition: AnyExpression): Measure {
  if (condition.entity !== null && condition.entity !== measure.entity) return measure;
  return restrictionsTo(condition)(measure);
}

/** Measures and conditions joined with a condition, each once: metrics made anew with it share what they had in common. */
const restrictionsTo = /*#__PURE__*/ oncePer((condition: AnyExpression) => {
  const joined = oncePer((where: AnyExpression) => allHold(where, condition));
  return oncePer((measure: Measure): Measure => ({
    ...measure,
    where: measure.where === null ? condition : joined(measure.where),
  }));
});

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

/** Equal for measures that compute the same. A measure with a callback equals only itself. */
export const measureKey: (measure: Measure) => unknown = /*#__PURE__*/ oncePer((measure: Measure) => {
  if (isOpaque(measure)) return measure;
  const { entity, aggregate, input, where, at, carried } = measure;
  const expressions = [input, where, at].map((expression) => expression && expressionKey(expression));
  return [JSON.stringify([entity, aggregate.definition, carried]), ...expressions].join("\n");
});

/** Why a row with an empty text for a key has none: the text is a missing one, as it is where rows are parsed. */
export function noKey({ words }: AnyExpression): string {
  return `missing ${typeof words === "string" ? words : "key"}`;
}

/** Whether a measure runs a callback, which its definition cannot show. */
export function isOpaque({ input, where, at, keyed }: Measure): boolean {
  return [input, where, at, keyed?.by].some((expression) => expression?.opaque === true);
}
