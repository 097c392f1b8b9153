import type { TimeValue } from "../calendar/time.js";
import type { PlacedVisit } from "./histories.js";

/** How far a deal has come: for each stage the visit by which it was reached. */
export interface Progress {
  /** By entering the stage or a later one. */
  readonly reached: PlacedVisit[];
  /** By entering the stage after every earlier one, in their order. */
  readonly inOrder: PlacedVisit[];
}

/** Takes in the next visit, to a stage that is listed. */
export function advance({ reached, inOrder }: Progress, visit: PlacedVisit): void {
  while (reached.length <= visit.position) reached.push(visit);
  if (visit.position === inOrder.length) inOrder.push(visit);
}

/** When a visit began; `null` where there is none. */
export function entryOf(visit: PlacedVisit | undefined): TimeValue | null {
  return visit?.visit.enteredAt ?? null;
}
