import type { TimeValue } from "../calendar/time.js";
import { Deal } from "../entities/deal.js";
import { listIn } from "../errors.js";
import { lastInstantOf } from "./instants.js";
import { listedWords } from "./listed-words.js";

/** When a deal was won or lost. */
export interface Closing {
  readonly closedAt: TimeValue;
  /** The last millisecond of `closedAt`: of a calendar date, the end of its day in UTC. */
  readonly last: number;
}

/** Whether a deal is won or lost, when, and why that is not known. */
export interface Outcome {
  readonly isClosed: boolean;
  readonly closing: Closing | undefined;
  readonly problem: string | null;
}

/** The outcome of each deal, by id. The closing of a deal without a valid `closedAt` is not known. */
export function outcomesOf(caller: string, deals: readonly Deal[]): Map<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  const statusOf = listedWords(Deal, "status");
  for (const deal of listIn(caller, "a list of deals", deals)) {
    const { id, status, closedAt } = (deal ?? {}) as Partial<Deal>;
    if (typeof id !== "string") continue;
    const { word, problem } = statusOf(status);
    const isClosed = word === "won" || word === "lost";
    // Of several rows with one id, an open one tells nothing.
    if (!isClosed && problem === null && outcomes.has(id)) continue;
    const last = lastInstantOf(closedAt);
    outcomes.set(id, {
      isClosed,
      closing: isClosed && last !== null ? { closedAt: closedAt!, last } : undefined,
      problem,
    });
  }
  return outcomes;
}
