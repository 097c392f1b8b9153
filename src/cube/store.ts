import type { Measure } from "../question/measure.js";
import type { Outcome } from "../aggregates/outcome.js";
import type { Presentation } from "../aggregates/aggregate.js";
import type { Fraction } from "../exact/index.js";
import type { Cells } from "./cells.js";

/** What a scan found, or a cube holds: cells, and what is in them by the place of a measure. */
export interface Store {
  readonly cells: Cells;
  /** The result of a measure over some cells together. */
  finish(measure: number, cells: ArrayLike<number>, presentation: Presentation): Outcome<unknown>;
  /** The state of a measure over some cells together, or `null` where there is nothing in them. */
  gather(measure: number, cells: ArrayLike<number>): unknown;
  /** How many rows a measure could not use in a cell, by why; `null` where it could use all. */
  excluded(measure: number, cell: number): Readonly<Record<string, number>> | null;
  /** How many rows a measure used in a cell though what splits them could not be read, by why. */
  unknown(measure: number, cell: number): Readonly<Record<string, number>> | null;
  readonly currency: string | null;
  readonly factors: Readonly<Record<string, Fraction>>;
  readonly measures: readonly Measure[];
}
