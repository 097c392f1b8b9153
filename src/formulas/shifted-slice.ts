import { SalesmetricsError } from "../errors.js";
import type { Shift } from "../question/periods-read.js";
import type { Slice } from "./slice.js";

/** The same groups in the shifted period; `null` if there is none, or if the scan did not keep its edges. */
export function shiftedSlice(slice: Slice, shift: Shift): Slice | null {
  const { periods } = slice.context.frame;
  if (periods === null) {
    throw new SalesmetricsError(
      "no-previous-period",
      "expected a period to look back from, got all time: pass { during } or { every }",
    );
  }
  const { period, span } = slice;
  const other = period && shift(period, slice.context.frame.moment);
  const found = other && periods.spanOf(other);
  if (found === null) return null;
  // What `during` cuts from the end of a period stays cut, unless the shift goes beyond the period.
  const last = other!.end <= period!.end ? Math.min(found.last, span!.last) : found.last;
  return { ...slice, span: { first: found.first, last }, period: other };
}
