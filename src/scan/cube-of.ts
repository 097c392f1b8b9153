import { type Measure, measureDefinition } from "../question/measure.js";
import { definitionsOf } from "../expressions/dimension.js";
import type { Cube, CubeQuestion } from "../cube/cube.js";
import { cellsOf } from "../cube/merge.js";
import type { Store } from "../cube/store.js";
import type { Frame } from "../question/frame.js";
import type { Query } from "../question/query.js";

/** What a scan found, as plain data with the question that it answers. */
export function cubeOf(store: Store, query: Query, frame: Frame): Cube {
  const { measures, factors } = store;
  return { version: 1, question: questionOf(measures, query, frame), cells: cellsOf(store), factors };
}

/** What a cube answers. */
export function questionOf(
  measures: readonly Measure[],
  { by = {}, currency, rates }: Query,
  frame: Frame,
): CubeQuestion {
  return {
    measures: measures.map((measure) => measureDefinition(measure)),
    by: definitionsOf(by),
    every: frame.every?.definition ?? null,
    during: frame.during && { ...frame.during.toJSON(), grain: frame.during.grain?.definition ?? null },
    asOf: typeof frame.asOf === "number" ? new Date(frame.asOf).toISOString() : frame.asOf,
    currency: currency ?? null,
    rates: rates?.definition ?? null,
  };
}
