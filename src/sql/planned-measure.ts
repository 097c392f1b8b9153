import type { Measure } from "../question/measure.js";
import { memoized } from "../memo.js";

/** A measure of a question, its index in the plan, and the name of a metric that reads it. */
export interface PlannedMeasure {
  readonly measure: Measure;
  readonly index: number;
  readonly name: string;
}

/** A measure of one key: as it is, but for a keyed one. */
export function ofEachKey(measure: Measure): Measure {
  const { keyed } = measure;
  return keyed === undefined ? measure : { ...measure, aggregate: keyed.each };
}

/** Groups of measures with equal keys, compared as JSON, in the order of their first measures. */
export function groupByKey(
  measures: readonly PlannedMeasure[],
  keyOf: (measure: PlannedMeasure["measure"]) => unknown,
): (readonly [PlannedMeasure, ...PlannedMeasure[]])[] {
  const groups = new Map<string, PlannedMeasure[]>();
  for (const each of measures)
    memoized(groups, JSON.stringify(keyOf(each.measure)), (): PlannedMeasure[] => []).push(each);
  return [...groups.values()] as [PlannedMeasure, ...PlannedMeasure[]][];
}
