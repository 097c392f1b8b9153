import { invalidArgument } from "../errors.js";
import type { Json } from "../expressions/expression.js";
import type { Metric } from "../formulas/metric.js";
import { metric, type MetricDetails } from "./metric.js";

/**
 * A function that makes metrics of one name, each with its parameters.
 *
 * @category Metrics
 */
export interface MetricFamily<Parameters extends readonly (Json | undefined)[], in Data, out Value> {
  (...parameters: Parameters): Metric<Data, Value>;
  /** The name that its metrics share. */
  readonly id: string;
}

/**
 * Gives a name to metrics that differ in their parameters: every metric that it makes knows the name and its own.
 *
 * *Details*. `definitionOf` tells `id`, `parameters` and `label`. The hash comes from the formula alone, as for any metric.
 * Parameters are plain data, optional ones at the end; `define` checks them, and throws where they are called with. Unit and direction are
 * those of the metric inside, unless `details` has others.
 *
 * @example
 * ```ts
 * import { count, Deal, definitionOf, family, gte } from "salesmetrics";
 *
 * const likelyDeals = family(
 *   "likelyDeals",
 *   (from: number) => count(Deal, { where: gte(Deal.probability, from) }),
 *   { direction: "up" },
 * );
 *
 * likelyDeals(0.5)({ deals: [{ id: "1", status: "open", probability: 0.8 }] }); // => 1
 * definitionOf(likelyDeals(0.5)).label; // => "likelyDeals(0.5)"
 * ```
 *
 * @category Metrics
 */
export function family<Parameters extends readonly (Json | undefined)[], Data, Value>(
  id: string,
  define: (...parameters: Parameters) => Metric<Data, Value>,
  details: MetricDetails = {},
): MetricFamily<Parameters, Data, Value> {
  if (typeof id !== "string" || typeof define !== "function")
    throw invalidArgument("family", "a name and a function", typeof id === "string" ? define : id);
  const make = (...parameters: Parameters): Metric<Data, Value> => {
    const made = define(...parameters);
    const given = parameters.filter((parameter) => parameter !== undefined);
    return Object.assign(
      metric(id, () => made, details),
      { parameters: given },
    );
  };
  return Object.assign(make, { id });
}

/** How a metric is called up: `winRate`, `responseSlaRate(24)`; `null` for one without a name. */
export function labelOf(id: string | null, parameters: readonly Json[]): string | null {
  return id === null || parameters.length === 0 ? id : `${id}(${parameters.map(shownParameter).join(", ")})`;
}

function shownParameter(parameter: Json): string {
  if (typeof parameter !== "object" || parameter === null) return JSON.stringify(parameter);
  if (Array.isArray(parameter)) return `[${parameter.map(shownParameter).join(", ")}]`;
  return `{ ${Object.entries(parameter)
    .map(([name, value]: [string, Json]) => `${name}: ${shownParameter(value)}`)
    .join(", ")} }`;
}
