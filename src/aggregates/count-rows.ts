import type { Aggregate } from "./aggregate.js";
import { just } from "./outcome.js";

/** The number of rows; 0 if there are none. */
export const countRows: Aggregate<unknown, number, number> = {
  definition: "count",
  class: "additive",
  init: () => 0,
  step: (count) => count + 1,
  remove: (count) => count - 1,
  merge: (left, right) => left + right,
  negate: (count) => -count,
  states: "count",
  finish: (count) => just(count, count),
  ofRows: (count) => count,
};
