import type { Outcome } from "../aggregates/outcome.js";
import type { Json } from "../expressions/expression.js";
import { evaluatePart, type Formula } from "../formulas/formula.js";
import type { Slice } from "../formulas/slice.js";
import { oncePerLast } from "../memo.js";

/** A formula that combines the outcomes of others, each evaluated in the same slice. */
export function composed<Value>(
  definition: (parts: readonly Json[]) => Json,
  words: string,
  parts: readonly Formula[],
  combine: (outcomes: readonly Outcome<unknown>[], slice: Slice) => Outcome<Value>,
): Formula<Value> {
  return {
    definition: definition(parts.map((part) => part.definition)),
    words: { parts, as: words },
    measures: [...new Set(parts.flatMap((part) => part.measures))],
    periodsRead: [...new Set(parts.flatMap((part) => part.periodsRead))],
    evaluate: (slice) => {
      const outcomes = parts.map((part) => evaluatePart(part, slice));
      return combine(outcomes, slice);
    },
    withMeasures: oncePerLast((change) =>
      composed(
        definition,
        words,
        parts.map((part) => part.withMeasures(change)),
        combine,
      ),
    ),
  };
}

/** A formula over two others. */
export function both<Left, Right, Value>(
  name: string,
  words: string,
  left: Formula<Left>,
  right: Formula<Right>,
  combine: (left: Outcome<Left>, right: Outcome<Right>, slice: Slice) => Outcome<Value>,
): Formula<Value> {
  return composed(
    (parts) => ({ [name]: parts }),
    words,
    [left, right],
    ([first, second], slice) => combine(first as Outcome<Left>, second as Outcome<Right>, slice),
  );
}
