import { dateAt, isCalendarDate, millisecondsPerDay } from "../calendar/dates.js";
import type { TimeValue } from "../calendar/time.js";
import type { StageStay } from "./stage-stay.js";
import type { StageVisit } from "../entities/stage-visit.js";
import {
  type ExcludedVisit,
  historiesOf,
  type History,
  type PlacedVisit,
  type StageOptions,
} from "./histories.js";
import { advance, entryOf, type Progress } from "./progress.js";
import { instantOf, lastInstantOf } from "./times.js";

/** The stays of deals, and the visits that could not be used. */
export interface StageStays {
  readonly rows: StageStay[];
  readonly excluded: ExcludedVisit[];
}

/**
 * Turns stage visits into one row for each stay of a deal in a stage, with the move that began it: what time in
 * stage, regressions and open deals are read from.
 *
 * *Details*. A deal is in one stage at a time: a stay ends with its `leftAt`, or when the deal enters another stage if
 * that comes first or the visit does not say. Visits that follow each other in one stage without a gap are one stay.
 * A visit to a stage that is not listed ends the stay before it, and comes back in `excluded` like the visits without
 * a usable `enteredAt`. Where `deals` are given, visits after the closing do too, and the closing ends the last stay.
 * Times meet as they do in {@link stageReaches}.
 *
 * *Gotchas*. A `leftAt` that is no time, or lies before `enteredAt`, stays in the row: metrics that need it leave the
 * row out and report it.
 *
 * @param stages - the stages in the order of the pipeline
 *
 * @example
 * ```ts
 * import { stageStays } from "salesmetrics";
 *
 * const visits = [
 *   { id: "1", dealId: "a", stage: "demo", enteredAt: "2025-03-01" as const },
 *   { id: "2", dealId: "a", stage: "offer", enteredAt: "2025-03-04" as const, leftAt: "2025-03-06" as const },
 *   { id: "3", dealId: "a", stage: "demo", enteredAt: "2025-03-06" as const },
 * ];
 * const { rows } = stageStays(visits, ["demo", "offer", "contract"]);
 *
 * rows.map((row) => [row.stage, row.move, row.enteredAt, row.exitedAt]);
 * // => [["demo", "start", "2025-03-01", "2025-03-04"], ["offer", "forward", "2025-03-04", "2025-03-06"], ["demo", "back", "2025-03-06", null]]
 * rows[2]!.countedFrom; // => "2025-03-03"
 * ```
 *
 * @category Funnel
 */
export function stageStays(
  visits: readonly StageVisit[],
  stages: readonly string[],
  { deals }: StageOptions = {},
): StageStays {
  const { histories, excluded } = historiesOf("stageStays", visits, stages, deals);
  return { rows: histories.flatMap((history) => staysOf(history, stages)), excluded };
}

/** A stay while the later ones are not yet known. */
interface Stay extends PlacedVisit {
  readonly row: Omit<StageStay, "id" | "exitedAt" | "countedFrom" | "reenteredAt">;
  exitedAt: TimeValue | null;
  reenteredAt: TimeValue | null;
  /** Milliseconds in the same place before this stay. */
  spent: number;
}

function staysOf(history: History, stages: readonly string[]): StageStay[] {
  const stays: Stay[] = [];
  const progress: Progress = { reached: [], inOrder: [] };
  let before: Stay | null | undefined;
  for (const [index, placed] of history.visits.entries()) {
    const isListed = placed.position < stages.length;
    const exitedAt = exitOf(placed, history.visits[index + 1], history.closing);
    if (isListed) advance(progress, placed);
    if (isListed && before != null && placeOf(before) === placeOf(placed) && endOf(before) === placed.instant)
      before.exitedAt = exitedAt;
    else {
      const row = isListed ? rowOf(placed, before, progress, stages) : null;
      before = row && { ...placed, row, exitedAt, reenteredAt: null, spent: 0 };
      if (before !== null) stays.push(before);
    }
  }
  return finished(stays);
}

/** When a visit ended: as it says, but no later than the next one began, or the deal was closed. */
function exitOf(
  { visit: { leftAt = null } }: PlacedVisit,
  next: PlacedVisit | undefined,
  closing: History["closing"],
): TimeValue | null {
  const otherwise = entryOf(next) ?? closing?.closedAt ?? null;
  if (leftAt === null) return otherwise;
  const left = instantOf(leftAt);
  return left !== null && left > (next?.instant ?? closing?.last ?? Infinity) ? otherwise : leftAt;
}

function rowOf(
  { visit, position }: PlacedVisit,
  before: Stay | null | undefined,
  { reached, inOrder }: Progress,
  stages: readonly string[],
): Stay["row"] {
  const { dealId, stage, enteredAt, ownerId = null, pipeline = null } = visit;
  return {
    dealId,
    stage,
    position,
    closeness: (position + 1) / stages.length,
    enteredAt,
    fromStage: before?.row.stage ?? null,
    move: before === undefined ? "start" : before && moveOf(before, visit, position),
    furthestStage: stages[reached.length - 1] ?? null,
    furthestAt: entryOf(reached.at(-1)),
    inOrderStage: stages[inOrder.length - 1] ?? null,
    inOrderAt: entryOf(inOrder.at(-1)),
    ownerId,
    pipeline,
  };
}

function moveOf(before: Stay, { pipeline }: StageVisit, position: number): StageStay["move"] {
  if ((before.visit.pipeline ?? "") !== (pipeline ?? "")) return "pipeline";
  if (position === before.position) return "again";
  return position > before.position ? "forward" : "back";
}

/** The rows of a deal's stays, which know how long it had been in the same place before, and when it came back. */
function finished(stays: readonly Stay[]): StageStay[] {
  const latest = new Map<string, Stay>();
  for (const stay of stays) {
    const earlier = latest.get(placeOf(stay));
    if (earlier !== undefined) {
      stay.spent = earlier.spent + endOf(earlier) - earlier.instant;
      earlier.reenteredAt = stay.visit.enteredAt!;
    }
    latest.set(placeOf(stay), stay);
  }
  return stays.map((stay, index): StageStay => {
    const { row, exitedAt, reenteredAt } = stay;
    return { id: `${row.dealId} ${index + 1}`, ...row, exitedAt, countedFrom: startOf(stay), reenteredAt };
  });
}

/** The stage and the pipeline. */
function placeOf({ position, visit }: PlacedVisit): string {
  return `${position} ${visit.pipeline ?? ""}`;
}

/** The end of a stay in milliseconds; NaN where it has none. A date on the day of the entry is no time before it. */
function endOf({ exitedAt, instant }: Stay): number {
  const end = instantOf(exitedAt);
  if (end === null || lastInstantOf(exitedAt)! < instant) return Number.NaN;
  return Math.max(end, instant);
}

/** The entry of a stay moved back by the time spent before; a calendar date moves by whole days. */
function startOf({ visit: { enteredAt }, instant, spent }: Stay): TimeValue | null {
  if (spent === 0) return enteredAt!;
  if (Number.isNaN(spent)) return null;
  const start = instant - spent;
  return isCalendarDate(enteredAt) ? dateAt(Math.round(start / millisecondsPerDay)) : new Date(start);
}
