import type { Measure } from "../question/measure.js";

/** A measure of a question, its index in the plan, and the name of a metric that reads it. */
export interface PlannedMeasure {
  readonly measure: Measure;
  readonly index: number;
  readonly name: string;
}

/** Groups of measures with equal keys, compared as JSON, in the order of their first measures. */
export function groupByKey(
  measures: readonly PlannedMeasure[],
  keyOf: (measure: PlannedMeasure["measure"]) => unknown,
): (readonly [PlannedMeasure, ...PlannedMeasure[]])[] {
  const groups = new Map<string, [PlannedMeasure, ...PlannedMeasure[]]>();
  for (const each of measures) {
    const key = JSON.stringify(keyOf(each.measure));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return [...groups.values()];
}
