import type { TimeValue } from "../calendar/time.js";
import { invalidArgument, listIn, optionsIn } from "../errors.js";
import type { Deal } from "../entities/deal.js";
import type { StageVisit } from "../entities/stage-visit.js";
import { type Closing, outcomesOf } from "./deal-closings.js";
import { instantOf } from "./instants.js";

/** Options of the views of stage visits. */
export interface StageOptions {
  /** The deals: a deal's closing ends its last visit, and excludes later visits. */
  readonly deals?: readonly Deal[];
}

/** A visit that was left out, and why. */
export interface ExcludedVisit {
  readonly visit: StageVisit;
  readonly why: string;
}

/** A visit with the position of its stage and its entry in epoch milliseconds. */
export interface PlacedVisit {
  readonly visit: StageVisit;
  /** From 0; the number of stages if the stage is not listed. */
  readonly position: number;
  readonly instant: number;
}

/** The visits of one deal in order, and its closing. */
export interface History {
  readonly visits: PlacedVisit[];
  readonly closing: Closing | undefined;
}

/** The history of each deal, and the visits left out. A visit to an unlisted stage is in both: it ends the one before. */
export function historiesOf(
  name: string,
  visits: readonly StageVisit[],
  stages: readonly string[],
  options: StageOptions,
): { readonly histories: History[]; readonly excluded: ExcludedVisit[] } {
  const positions = positionsOf(name, stages);
  const outcomes = outcomesOf(name, optionsIn(name, options).deals ?? []);
  const histories = new Map<string, History>();
  const excluded: ExcludedVisit[] = [];
  for (const visit of listIn(name, "a list of visits", visits)) {
    const { dealId, stage, enteredAt } = (visit ?? {}) as Partial<StageVisit>;
    const position = positions.get(stage ?? "");
    const instant = instantOf(enteredAt);
    const { closing, problem = null } = outcomes.get(dealId!) ?? {};
    const isAfterClosing = closing !== undefined && instant !== null && instant > closing.last;
    if (typeof dealId !== "string") excluded.push({ visit, why: "missing dealId" });
    else if (position === undefined) excluded.push({ visit, why: "unknown stage" });
    else if (instant === null) excluded.push({ visit, why: "missing or invalid enteredAt" });
    else if (isAfterClosing) excluded.push({ visit, why: "after closing" });
    else if (problem !== null) excluded.push({ visit, why: problem });
    if (typeof dealId !== "string" || instant === null || isAfterClosing || problem !== null) continue;
    let history = histories.get(dealId);
    if (history === undefined) histories.set(dealId, (history = { visits: [], closing }));
    history.visits.push({ visit, position: position ?? stages.length, instant });
  }
  for (const history of histories.values()) history.visits.sort(byTime);
  return { histories: [...histories.values()], excluded };
}

/** The position of each stage, from 0. */
export function positionsOf(name: string, stages: readonly string[]): Map<string, number> {
  for (const stage of listIn(name, "a list of stages", stages))
    if (typeof stage !== "string") throw invalidArgument(name, "names of stages", stage);
  const positions = new Map(stages.map((stage, position) => [stage, position]));
  if (positions.size === stages.length && stages.length > 0) return positions;
  const got = stages.length === 0 ? "none" : stages.join(", ");
  throw invalidArgument(name, "different stages in order", got);
}

/** Among visits with the same entry, those of zero length come first, then the earlier stage. */
function byTime(left: PlacedVisit, right: PlacedVisit): number {
  return (
    left.instant - right.instant ||
    Number(isInstant(right)) - Number(isInstant(left)) ||
    left.position - right.position ||
    endOf(left) - endOf(right) ||
    (left.visit.id < right.visit.id ? -1 : 1)
  );
}

function isInstant({ visit, instant }: PlacedVisit): boolean {
  return instantOf(visit.leftAt) === instant;
}

function endOf({ visit }: PlacedVisit): number {
  return instantOf(visit.leftAt) ?? -Number.MAX_VALUE;
}

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
