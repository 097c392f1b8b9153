import type { Measure } from "../question/measure.js";
import type { Outcome } from "../aggregates/outcome.js";
import type { Json, Words } from "../expressions/expression.js";
import type { PeriodsRead } from "../question/periods-read.js";
import { memoized } from "../vectors/memo.js";
import type { Slice } from "./slice.js";

/** What a metric computes, and from which measures. */
export interface Formula<out Value = unknown> {
  /** What it computes, as plain data. */
  readonly definition: Json;
  /** How it reads. */
  readonly words: Words;
  /** Every measure it needs from the scan. */
  readonly measures: readonly Measure[];
  /** The periods it reads for a period that is asked for. */
  readonly periodsRead: readonly PeriodsRead[];
  /** Its value in a slice. */
  evaluate(slice: Slice): Outcome<Value>;
  /** The same formula over other measures. */
  withMeasures(change: ChangeMeasure): Formula<Value>;
}

/** Returns the formula that replaces a measure. `remake` makes the same formula of another measure. */
export type ChangeMeasure = (measure: Measure, remake: (measure: Measure) => Formula) => Formula;

/** The outcome of a formula in a slice; computed once for its groups and period. */
export function evaluateOnce<Value>(formula: Formula<Value>, slice: Slice): Outcome<Value> {
  let { memo } = slice.context;
  for (const key of [formula, slice.groups, slice.mayMixCurrencies])
    memo = memoized(memo, key, () => new Map<unknown, unknown>());
  return memoized(memo, slice.period, () => formula.evaluate(slice));
}
