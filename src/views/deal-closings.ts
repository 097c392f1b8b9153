import type { TimeValue } from "../calendar/time.js";
import type { Deal } from "../entities/deal.js";
import { lastInstantOf } from "./instants.js";

/** When a deal was won or lost. */
export interface Closing {
  readonly closedAt: TimeValue;
  /** The last millisecond of `closedAt`: of a calendar date, the end of its day in UTC. */
  readonly last: number;
}

export function isClosed(status: unknown): boolean {
  return status === "won" || status === "lost";
}

/** The closing of each won or lost deal with a valid `closedAt`, by deal id. */
export function closingsOf(deals: readonly Deal[]): Map<string, Closing> {
  const closings = new Map<string, Closing>();
  for (const deal of deals) {
    const { id, status, closedAt } = (deal ?? {}) as Partial<Deal>;
    const last = lastInstantOf(closedAt);
    if (typeof id === "string" && isClosed(status) && last !== null)
      closings.set(id, { closedAt: closedAt!, last });
  }
  return closings;
}
