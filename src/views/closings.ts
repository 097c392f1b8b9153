import type { TimeValue } from "../calendar/time.js";
import type { Deal } from "../entities/deal.js";
import { lastInstantOf } from "./times.js";

/** When a deal was won or lost, and the last millisecond of that time. */
export interface Closing {
  readonly closedAt: TimeValue;
  readonly last: number;
}

/** The closings of deals by their ids; an open deal, and one without a usable date, has none. */
export function closingsOf(deals: readonly Deal[]): Map<string, Closing> {
  const closings = new Map<string, Closing>();
  for (const deal of deals) {
    const { id, status, closedAt } = (deal ?? {}) as Partial<Deal>;
    const last = lastInstantOf(closedAt);
    if (typeof id === "string" && (status === "won" || status === "lost") && last !== null)
      closings.set(id, { closedAt: closedAt!, last });
  }
  return closings;
}
