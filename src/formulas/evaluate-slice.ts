import type { Outcome } from "../aggregates/outcome.js";
import { nameErrors } from "../errors.js";
import type { Formula } from "./formula.js";
import type { AnyMetric } from "./metric.js";
import { memoized, type Slice } from "./slice.js";

/** The outcome of a metric in a slice; errors begin with the name that the metric has in the question. */
export function evaluateSlice(name: string, metric: AnyMetric, slice: Slice): Outcome<unknown> {
  return nameErrors(name, () => metric.core().formula.evaluate(slice));
}

/** The outcome of a formula in a slice; computed once for its groups and period. */
export function evaluateOnce<Value>(formula: Formula<Value>, slice: Slice): Outcome<Value> {
  let { memo } = slice.context;
  for (const key of [formula, slice.groups, slice.mayMixCurrencies])
    memo = memoized(memo, key, () => new Map<unknown, unknown>());
  return memoized(memo, slice.period, () => formula.evaluate(slice));
}
