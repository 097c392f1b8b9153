import type { Drawing, Row } from "./drawing.js";
import type { FigureInterval } from "./figure-value.js";

/** Where a value comes from: a metric in a row of what was drawn. */
export interface ValueSource {
  readonly drawing: Drawing;
  readonly row: Row;
  readonly name: string;
  /** Which of several values of the row it is: the age of a step or of a cohort, in words. */
  readonly age?: string;
  /** A step of the value of the row. */
  readonly step?: { readonly text: string; readonly interval?: FigureInterval };
  /** The row of a report that holds it, where that is not the row that was drawn. */
  readonly reported?: () => ReportedRow | undefined;
}

/** A row of a report. */
export interface ReportedRow {
  readonly report: object;
  readonly row: object;
}

const sources = /*#__PURE__*/ new WeakMap<object, ValueSource>();

/** The same object, the key of a point or a tile, that remembers where its value comes from. JSON does not hold that. */
export function withSource<Kept extends object>(kept: Kept, source: ValueSource): Kept {
  sources.set(kept, source);
  return kept;
}

/** Where the value of a key or a tile comes from, if that is known. */
export function sourceOf(kept: object): ValueSource | undefined {
  return sources.get(kept);
}
