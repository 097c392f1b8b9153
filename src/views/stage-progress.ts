import type { TimeValue } from "../calendar/time.js";
import type { PlacedVisit } from "./histories.js";

/** How far a deal has come: for each stage, by position, the visit by which the deal reached it. */
export interface Progress {
  /** The first visit to the stage or a later one. */
  readonly reached: PlacedVisit[];
  /** The first visit to the stage after visits to every earlier stage, in order. */
  readonly inOrder: PlacedVisit[];
}

/** Adds the next visit, to a listed stage. */
export function advance({ reached, inOrder }: Progress, visit: PlacedVisit): void {
  while (reached.length <= visit.position) reached.push(visit);
  if (visit.position === inOrder.length) inOrder.push(visit);
}

/** When a visit began; `null` without a visit. */
export function entryOf(visit: PlacedVisit | undefined): TimeValue | null {
  return visit?.visit.enteredAt ?? null;
}
