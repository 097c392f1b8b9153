import { SalesmetricsError } from "../errors.js";
import { momentOf, type Moment, type Shift } from "../question/periods-read.js";
import type { CubeContext, Slice } from "./slice.js";

/** The same groups over what a shift makes of the slice's period; `null` where there is none, or it is not whole periods. */
export function shiftedSlice(slice: Slice, shift: Shift): Slice | null {
  const { periods } = slice.context.frame;
  if (periods === null) {
    throw new SalesmetricsError(
      "no-previous-period",
      "expected a period to look back from, got all time: pass { during } or { every }",
    );
  }
  const period = slice.period && shift(slice.period, momentIn(slice.context));
  const span = period && periods.spanOf(period);
  return span && { ...slice, span, period };
}

/** The moment of a context's question. */
export function momentIn({ frame: { asOf, during, zone } }: CubeContext): Moment {
  return momentOf(asOf, during, zone);
}
