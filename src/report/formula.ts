import type { Outcome } from "../aggregates/outcome.js";
import type { Measure } from "../aggregates/measure.js";
import type { AnyExpression, Json } from "../expressions/expression.js";
import type { Part } from "./part.js";

/** How a metric computes its value from finished measures. */
export interface Formula<out Value = unknown> {
  /** What it computes, as plain data. */
  readonly definition: Json;
  /** Every measure it needs from the scan. */
  readonly measures: readonly Measure[];
  /** How many periods before the asked one it looks at. */
  readonly lag: number;
  /** Its value in a part of what was scanned. */
  evaluate(part: Part): Outcome<Value>;
  /** The same over the rows of an entity for which a condition holds. */
  restrict(condition: AnyExpression): Formula<Value>;
}
