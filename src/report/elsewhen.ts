import { SalesmetricsError } from "../errors.js";
import { momentOf, type Moment, type Shift } from "../scan/look.js";
import type { Board, Part } from "./part.js";

/** The same groups over what a shift makes of the part's period; `null` where there is none, or it is not whole periods. */
export function elsewhen(part: Part, shift: Shift): Part | null {
  const { periods } = part.board.frame;
  if (periods === null) {
    throw new SalesmetricsError(
      "no-previous-period",
      "expected a period to look back from, got all time: pass { during } or { every }",
    );
  }
  const period = part.period && shift(part.period, momentOn(part.board));
  const span = period && periods.spanOf(period);
  return span && { ...part, span, period };
}

/** The moment of a board's question. */
export function momentOn({ frame: { asOf, during, zone } }: Board): Moment {
  return momentOf(asOf, during, zone);
}
