import type { Outcome } from "../aggregates/outcome.js";
import type { Json } from "../expressions/expression.js";
import type { Formula } from "../formulas/formula.js";

/** A formula over several others: each is evaluated where it is, then their outcomes are combined. */
export function composed<Value>(
  definition: (parts: readonly Json[]) => Json,
  words: string,
  parts: readonly Formula[],
  combine: (outcomes: readonly Outcome<unknown>[]) => Outcome<Value>,
): Formula<Value> {
  return {
    definition: definition(parts.map((part) => part.definition)),
    words: { parts, as: words },
    measures: parts.flatMap((part) => part.measures),
    periodsRead: parts.flatMap((part) => part.periodsRead),
    evaluate: (of) => combine(parts.map((part) => part.evaluate(of))),
    withMeasures: (change) =>
      composed(
        definition,
        words,
        parts.map((part) => part.withMeasures(change)),
        combine,
      ),
  };
}

/** A formula over two others. */
export function both<Left, Right, Value>(
  name: string,
  words: string,
  left: Formula<Left>,
  right: Formula<Right>,
  combine: (left: Outcome<Left>, right: Outcome<Right>) => Outcome<Value>,
): Formula<Value> {
  return composed(
    (parts) => ({ [name]: parts }),
    words,
    [left, right],
    ([first, second]) => combine(first as Outcome<Left>, second as Outcome<Right>),
  );
}
