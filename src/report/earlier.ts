import { SalesmetricsError } from "../errors.js";
import type { Part } from "./part.js";

/** The same part so many periods earlier, or `null` when it is not made of whole periods. */
export function earlierPart(part: Part, count: number): Part | null {
  const { periods } = part.board.frame;
  if (periods === null) {
    throw new SalesmetricsError(
      "no-previous-period",
      "expected a period to look back from, got all time: pass { during } or { every }",
    );
  }
  const period = part.period?.offset(-count) ?? null;
  const span = period && periods.spanOf(period);
  return span && { ...part, span, period };
}
