import type { Measure } from "../question/measure.js";
import type { Outcome } from "../aggregates/outcome.js";
import type { Json, Readable, Words } from "../expressions/expression.js";
import type { PeriodsRead } from "../question/periods-read.js";
import { memoized } from "../memo.js";
import { sharedSlice, type Slice } from "./slice.js";

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
  /** Whether its value, before amounts are converted, depends on the cells of a slice's span alone. */
  readonly byCells?: true;
  /** Its value in a slice. */
  evaluate(slice: Slice): Outcome<Value>;
  /** The same formula over other measures. */
  withMeasures(change: ChangeMeasure): Formula<Value>;
}

/** Returns the formula that replaces a measure. `remake` makes the same formula of another measure. */
export type ChangeMeasure = (measure: Measure, remake: (measure: Measure) => Formula) => Formula;

/** The outcome of a formula in a slice; computed once for each slice. */
export function evaluateOnce<Value>(formula: Formula<Value>, slice: Slice): Outcome<Value> {
  const outcomes = slice.context.outcomesIn(slice);
  return memoized(outcomes, formula, () => formula.evaluate(slice));
}

/**
 * The outcome of a part of a formula. A part of many levels is computed once for all slices that are alike: it may occur
 * twice in a formula that occurs twice in another. Keeping the outcomes of simple parts would only take memory.
 */
export function evaluatePart<Value>(part: Formula<Value>, slice: Slice): Outcome<Value> {
  return hasLevels(part, 3) ? evaluateOnce(part, sharedSlice(slice)) : part.evaluate(slice);
}

function hasLevels({ words }: Readable, levels: number): boolean {
  if (typeof words === "string" || !("parts" in words)) return false;
  return levels === 1 || words.parts.some((part) => hasLevels(part, levels - 1));
}
