import { having, nameErrors, refusal } from "../errors.js";
import { type Measure, measureKey } from "../question/measure.js";
import { checkNesting, mostWritten } from "../question/nesting.js";
import type { PeriodsRead } from "../question/periods-read.js";
import { coreOf, type Metrics } from "./metric.js";

/** What several metrics need of one scan. Measures of equal definition are scanned once. */
export interface ScanPlan {
  readonly measures: readonly Measure[];
  /** For each measure, the name of the first metric that asked for it. */
  readonly names: readonly string[];
  readonly periodsRead: readonly PeriodsRead[];
  readonly indexOf: (measure: Measure) => number;
}

/** The plan of metrics that a caller passed; throws for what is none. */
export function planOfMetrics(metrics: Metrics): ScanPlan {
  const expected = "metrics by name, such as { winRate }";
  having("metrics", expected, metrics);
  if (typeof metrics === "function") throw refusal("metrics", expected, "a metric without a name");
  if (Array.isArray(metrics)) throw refusal("metrics", expected, "a list");
  return scanPlanOf(metrics);
}

export function scanPlanOf(metrics: Metrics): ScanPlan {
  const measures: Measure[] = [];
  const names: string[] = [];
  const known = new Map<unknown, number>();
  const periodsRead = new Set<PeriodsRead>();
  for (const [name, metric] of Object.entries(metrics)) {
    const { formula } = coreOf(name, metric);
    nameErrors(name, () => {
      checkNesting(formula);
      for (const { input, where, at } of formula.measures)
        for (const expression of [input, where, at])
          if (expression !== null) checkNesting(expression, mostWritten);
    });
    for (const read of formula.periodsRead) periodsRead.add(read);
    for (const measure of formula.measures) {
      const key = measureKey(measure);
      const index = known.get(key) ?? measures.push(measure) - 1;
      if (index === names.length) names.push(name);
      known.set(key, index).set(measure, index);
    }
  }
  return { measures, names, periodsRead: [...periodsRead], indexOf: (measure) => known.get(measure)! };
}
