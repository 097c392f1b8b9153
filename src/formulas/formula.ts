import type { Measure } from "../question/measure.js";
import type { Outcome } from "../aggregates/outcome.js";
import type { Json, Words } from "../expressions/expression.js";
import type { PeriodsRead } from "../question/periods-read.js";
import type { Slice } from "./slice.js";

/** How a metric computes its value from finished measures. */
export interface Formula<out Value = unknown> {
  /** What it computes, as plain data. */
  readonly definition: Json;
  /** How it reads. */
  readonly words: Words;
  /** Every measure it needs from the scan. */
  readonly measures: readonly Measure[];
  /** What it looks at for a period that is asked for: the period itself, or others too. */
  readonly periodsRead: readonly PeriodsRead[];
  /** Its value in a slice of what was scanned. */
  evaluate(slice: Slice): Outcome<Value>;
  /** The same formula over other measures. */
  withMeasures(change: ChangeMeasure): Formula<Value>;
}

/** Says what takes the place of a measure; `remake` makes it of another measure of the same kind. */
export type ChangeMeasure = (measure: Measure, remake: (measure: Measure) => Formula) => Formula;
