import { invalidArgument } from "../errors.js";
import type { Deal } from "../entities/deal.js";
import type { StageVisit } from "../entities/stage-visit.js";
import { type Closing, closingsOf } from "./closings.js";
import { instantOf } from "./times.js";

/** What else is known of the deals whose visits are looked at. */
export interface StageOptions {
  /** The deals: what they say of their closing ends their last visit, and leaves out visits after it. */
  readonly deals?: readonly Deal[];
}

/** A visit that could not be used, and why. */
export interface ExcludedVisit {
  readonly visit: StageVisit;
  readonly why: string;
}

/** A visit with its place in the pipeline and its entry in milliseconds. */
export interface PlacedVisit {
  readonly visit: StageVisit;
  /** From 0; the number of stages where the stage is not listed. */
  readonly position: number;
  readonly instant: number;
}

/** The visits of a deal in their order, and its closing. */
export interface History {
  readonly visits: PlacedVisit[];
  readonly closing: Closing | undefined;
}

/** The history of each deal, and the visits that could not be used; those to stages not listed are in both. */
export function historiesOf(
  name: string,
  visits: readonly StageVisit[],
  stages: readonly string[],
  deals: readonly Deal[] = [],
): { readonly histories: History[]; readonly excluded: ExcludedVisit[] } {
  const positions = positionsOf(name, stages);
  const closings = closingsOf(deals);
  const histories = new Map<string, History>();
  const excluded: ExcludedVisit[] = [];
  for (const visit of visits) {
    const { dealId, stage, enteredAt } = (visit ?? {}) as Partial<StageVisit>;
    const position = positions.get(stage ?? "");
    const instant = instantOf(enteredAt);
    const closing = closings.get(dealId!);
    const isAfterClosing = closing !== undefined && instant !== null && instant > closing.last;
    if (typeof dealId !== "string") excluded.push({ visit, why: "missing dealId" });
    else if (position === undefined) excluded.push({ visit, why: "unknown stage" });
    else if (instant === null) excluded.push({ visit, why: "missing or invalid enteredAt" });
    else if (isAfterClosing) excluded.push({ visit, why: "after closing" });
    if (typeof dealId !== "string" || instant === null || isAfterClosing) continue;
    let history = histories.get(dealId);
    if (history === undefined) histories.set(dealId, (history = { visits: [], closing }));
    history.visits.push({ visit, position: position ?? stages.length, instant });
  }
  for (const history of histories.values()) history.visits.sort(byTime);
  return { histories: [...histories.values()], excluded };
}

/** The places of stages in their order, from 0. */
export function positionsOf(name: string, stages: readonly string[]): Map<string, number> {
  const positions = new Map(stages.map((stage, position) => [stage, position]));
  if (positions.size === stages.length && stages.length > 0) return positions;
  const got = stages.length === 0 ? "none" : stages.join(", ");
  throw invalidArgument(name, "different stages in order", got);
}

/** Of visits that begin at once, those that end at once come first, then the earlier stage. */
function byTime(left: PlacedVisit, right: PlacedVisit): number {
  return (
    left.instant - right.instant ||
    Number(isPassing(right)) - Number(isPassing(left)) ||
    left.position - right.position ||
    endOf(left) - endOf(right) ||
    (left.visit.id < right.visit.id ? -1 : 1)
  );
}

function isPassing({ visit, instant }: PlacedVisit): boolean {
  return instantOf(visit.leftAt) === instant;
}

function endOf({ visit }: PlacedVisit): number {
  return instantOf(visit.leftAt) ?? -Number.MAX_VALUE;
}
