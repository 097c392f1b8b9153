import type { Json } from "../expressions/expression.js";
import type { Measure } from "./measure.js";

/** A condition of a question on the rows of an entity, as plain data and in words. */
export interface AskedCondition {
  readonly entity: string;
  readonly definition: Json;
  readonly words: string;
}

/** Tells the conditions on the rows that measures read: `, only deals where source = "web"`. */
export function conditionText(
  conditions: readonly AskedCondition[] = [],
): (measures: readonly Measure[]) => string {
  return (measures) =>
    conditions
      .filter((condition) => measures.some(({ entity }) => entity === condition.entity))
      .map(({ entity, words }) => `, only ${entity} where ${words}`)
      .join("");
}
