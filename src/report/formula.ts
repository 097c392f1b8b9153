import type { Measure } from "../aggregates/measure.js";
import type { Outcome } from "../aggregates/outcome.js";
import type { Json } from "../expressions/expression.js";
import type { Look } from "../scan/look.js";
import type { Part } from "./part.js";

/** How a metric computes its value from finished measures. */
export interface Formula<out Value = unknown> {
  /** What it computes, as plain data. */
  readonly definition: Json;
  /** Every measure it needs from the scan. */
  readonly measures: readonly Measure[];
  /** What it looks at for a period that is asked for: the period itself, or others too. */
  readonly looks: readonly Look[];
  /** Its value in a part of what was scanned. */
  evaluate(part: Part): Outcome<Value>;
  /** The same formula over other measures. */
  withMeasures(change: ChangeMeasure): Formula<Value>;
}

/** Says what takes the place of a measure; `remake` makes it of another measure of the same kind. */
export type ChangeMeasure = (measure: Measure, remake: (measure: Measure) => Formula) => Formula;
