import { isCalendarDate } from "../calendar/dates.js";
import type { TimeValue } from "../calendar/time.js";
import type { StageStay } from "./stage-stay.js";
import type { StageVisit } from "../entities/stage-visit.js";
import {
  advance,
  entryOf,
  type ExcludedVisit,
  historiesOf,
  type History,
  type PlacedVisit,
  type Progress,
  type StageOptions,
} from "./histories.js";
import { instantOf, lastInstantOf, timeAt } from "./instants.js";

/** The stays of deals, and the visits left out. */
export interface StageStays {
  readonly rows: StageStay[];
  readonly excluded: ExcludedVisit[];
}

/**
 * The stays of deals in stages: one row for each stay, with the move that began it. {@link timeInStage}, {@link
 * stageRegressions} and {@link stageOpenDeals} read them.
 *
 * *Details*. A deal is in one stage at a time: a stay ends at its `leftAt`, or at the entry into another stage if that
 * is earlier or `leftAt` is missing. Visits that follow each other in one stage without a gap are one stay. Left out,
 * in `excluded`: visits to an unlisted stage, which still end the stay before them, and visits without a valid
 * `enteredAt`. With `deals`, the closing ends the last stay and later visits are left out too. Times compare as in
 * {@link stageReaches}.
 *
 * *Gotchas*. A `leftAt` that is invalid, or before `enteredAt`, stays in the row: metrics that need it leave the row
 * out and report it.
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
  options: StageOptions = {},
): StageStays {
  const { histories, excluded } = historiesOf("stageStays", visits, stages, options);
  return { rows: histories.flatMap((history) => staysOf(history, stages)), excluded };
}

/** A stay while its end and the later stays are not yet known. */
interface Stay extends PlacedVisit {
  readonly row: Omit<StageStay, "id" | "exitedAt" | "countedFrom" | "reenteredAt">;
  exitedAt: TimeValue | null;
  reenteredAt: TimeValue | null;
  /** Milliseconds of the earlier stays in the same stage and pipeline. */
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
      const row = isListed ? beginRow(placed, before, progress, stages) : null;
      before = row && { ...placed, row, exitedAt, reenteredAt: null, spent: 0 };
      if (before !== null) stays.push(before);
    }
  }
  return rowsOf(stays);
}

/** When a visit ended: its `leftAt`, but at the latest the next entry, or the closing of the deal. */
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

function beginRow(
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

/** The rows of a deal's stays, with the time of earlier stays in the same place and the return to it. */
function rowsOf(stays: readonly Stay[]): StageStay[] {
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

/** The end of a stay in milliseconds; NaN if it has none. A calendar date on the day of the entry is not before it. */
function endOf({ exitedAt, instant }: Stay): number {
  const end = instantOf(exitedAt);
  if (end === null || lastInstantOf(exitedAt)! < instant) return Number.NaN;
  return Math.max(end, instant);
}

/** The entry of a stay − the time of earlier stays; a calendar date moves by whole days. */
function startOf({ visit: { enteredAt }, instant, spent }: Stay): TimeValue | null {
  if (spent === 0) return enteredAt!;
  if (Number.isNaN(spent)) return null;
  return timeAt(instant - spent, isCalendarDate(enteredAt));
}
