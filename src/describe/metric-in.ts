import { invalidArgument, refusal } from "../errors.js";
import type { Json } from "../expressions/expression.js";
import type { AnyMetric } from "../formulas/metric.js";
import { ownOf } from "../vectors/own.js";
import { examples } from "./examples.js";
import type { AnyFamily } from "./names.js";

/** Whether a value is a metric. */
export function isMetric(value: unknown): value is AnyMetric {
  return typeof value === "function" && "core" in value && "id" in value;
}

/** Whether a value is a family of the library. */
export function isLibraryFamily(value: unknown): value is AnyFamily {
  return isFamily(value) && ownOf<readonly Json[]>(examples, value.id) !== undefined;
}

function isFamily(value: unknown): value is AnyFamily {
  return typeof value === "function" && "id" in value && typeof value.id === "string" && !("core" in value);
}

/** The metric; of a family of the library, the one that stands for all. Throws for everything else. */
export function metricIn(caller: string, given: AnyMetric | AnyFamily): AnyMetric {
  if (isMetric(given)) return given;
  if (!isFamily(given)) throw invalidArgument(caller, "a metric, such as winRate", given);
  const parameters = ownOf<readonly Json[]>(examples, given.id);
  if (parameters === undefined)
    throw refusal(caller, `a metric of the family ${given.id}, made with its parameters`, "the family");
  return (given as unknown as (...parameters: readonly Json[]) => AnyMetric)(...parameters);
}
