import { type Measure, measureKey } from "../question/measure.js";
import type { PeriodsRead } from "../question/periods-read.js";
import type { AnyMetric } from "./metric.js";

/** Everything that several metrics need from one scan: measures that say the same are scanned once. */
export interface Plan {
  readonly measures: readonly Measure[];
  /** For each measure, the first metric that asked for it. */
  readonly names: readonly string[];
  readonly periodsRead: readonly PeriodsRead[];
  readonly indexOf: (measure: Measure) => number;
}

export function planOf(metrics: Readonly<Record<string, AnyMetric>>): Plan {
  const measures: Measure[] = [];
  const names: string[] = [];
  const known = new Map<unknown, number>();
  const periodsRead = new Set<PeriodsRead>();
  for (const [name, metric] of Object.entries(metrics)) {
    const { formula } = metric.core();
    for (const read of formula.periodsRead) periodsRead.add(read);
    for (const measure of formula.measures) {
      const identity = measureKey(measure);
      const index = known.get(identity) ?? measures.push(measure) - 1;
      if (index === names.length) names.push(name);
      known.set(identity, index).set(measure, index);
    }
  }
  return { measures, names, periodsRead: [...periodsRead], indexOf: (measure) => known.get(measure)! };
}
