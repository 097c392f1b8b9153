import type { Measure } from "../question/measure.js";

/** A measure of a question, with its place among all and the metric that asked for it. */
export interface Asked {
  readonly measure: Measure;
  readonly index: number;
  readonly name: string;
}

/** Values in groups by what JSON says of their keys, each group and its values in the order of the first. */
export function groupedBy<Value>(values: readonly Value[], keyOf: (value: Value) => unknown): Value[][] {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = JSON.stringify(keyOf(value));
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return [...groups.values()];
}
