import { noPeriod } from "../cube/cells.js";
import type { Span } from "../question/place-times.js";
import type { CubeContext } from "./slice.js";

/** The ordinals of the periods of `every` that a question is about, or of those from the first to the last with rows. */
export function filledSpan({ frame, store, used }: CubeContext): Span | null {
  let span = frame.periods?.range ?? null;
  if (span === null) {
    let [first, last] = [Infinity, -Infinity];
    for (const cell of used) {
      const ordinal = store.cells.ordinalOf(cell);
      if (ordinal === noPeriod) continue;
      first = Math.min(first, ordinal);
      last = Math.max(last, ordinal);
    }
    span = first <= last ? { first, last } : null;
  }
  return span && frame.periods!.grain!.ordinalsOf(span);
}
