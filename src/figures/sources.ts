import type { Drawing, Row } from "./drawing.js";

/** Where a value comes from: a metric in a row of what was drawn. */
export interface ValueSource {
  readonly drawing: Drawing;
  readonly row: Row;
  readonly name: string;
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
