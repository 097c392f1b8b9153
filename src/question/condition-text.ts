import type { AskedCondition } from "./only.js";
import type { Measure } from "./measure.js";

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
