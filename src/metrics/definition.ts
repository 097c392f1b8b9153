import { nameErrors } from "../errors.js";
import type { Json } from "../expressions/expression.js";
import { checkNesting, mostWritten } from "../question/nesting.js";
import { formulaText } from "../expressions/formula-text.js";
import { type AnyMetric, coreOf, type Direction, type MetricUnit } from "../formulas/metric.js";
import { type Additivity, additivityOf } from "./additivity.js";
import { labelOf } from "./family.js";

/**
 * What a metric means, as plain data.
 *
 * @category Metrics
 */
export interface MetricDefinition {
  readonly id: string | null;
  /** What its family made it with: `[24]` of `responseSlaRate(24)`. */
  readonly parameters: readonly Json[];
  /** The name with the parameters; `null` for a metric without a name. */
  readonly label: string | null;
  readonly unit: MetricUnit;
  readonly direction: Direction;
  /** Whether its total is the sum of its rows; derived from the formula. */
  readonly additivity: Additivity;
  /** The whole formula, down to the fields of rows. */
  readonly formula: Json;
  /** The formula for reading. */
  readonly text: string;
  /** Changes when, and only when, unit or formula change: 16 hexadecimal digits. */
  readonly hash: string;
}

/**
 * The definition of a metric as plain data, with a hash that changes when the meaning does.
 *
 * *When to use*. To print what a number means, to store it beside the number, or to notice that it has changed.
 *
 * @example
 * ```ts
 * import { dealsCreated, definitionOf } from "salesmetrics";
 *
 * definitionOf(dealsCreated).text; // => "count(deals by createdAt)"
 * ```
 *
 * @category Metrics
 */
export function definitionOf(metric: AnyMetric): MetricDefinition {
  const { unit, direction, formula } = coreOf("definitionOf", metric);
  nameErrors("definitionOf", () => {
    checkNesting(formula, mostWritten);
  });
  const { definition } = formula;
  const { id, parameters = [] } = metric;
  return {
    id,
    parameters,
    label: labelOf(id, parameters),
    unit,
    direction,
    additivity: additivityOf(formula),
    formula: definition,
    text: formulaText(formula),
    hash: fingerprint(JSON.stringify([unit, definition])),
  };
}

/** FNV-1a over UTF-16 code units, 64 bits. */
function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, "0");
}
