import { invalidArgument } from "../errors.js";
import { daysBetween, isCalendarDate } from "../calendar/dates.js";
import type { TimeValue } from "../calendar/time.js";
import type { StageReach } from "../entities/stage-reach.js";
import type { StageVisit } from "../entities/stage-visit.js";

/** The reaches of deals, and the visits that could not be used. */
export interface StageReaches {
  readonly rows: StageReach[];
  readonly excluded: { readonly visit: StageVisit; readonly why: string }[];
}

/**
 * Turns stage visits into one row for each deal and each stage that it reached: what funnels count.
 *
 * *Details*. A deal that entered a later stage has reached the earlier ones, skipped or not; going back changes
 * nothing. Visits to a stage that is not listed, or without a usable `enteredAt`, come back in `excluded`. A calendar
 * date counts as its midnight in UTC when it meets an instant.
 *
 * @param stages - the stages in the order of the pipeline
 *
 * @example
 * ```ts
 * import { stageReaches } from "salesmetrics";
 *
 * const visits = [
 *   { id: "1", dealId: "a", stage: "demo", enteredAt: "2025-03-01" as const },
 *   { id: "2", dealId: "a", stage: "contract", enteredAt: "2025-03-09" as const },
 * ];
 * const { rows } = stageReaches(visits, ["demo", "offer", "contract"]);
 *
 * rows.map((row) => [row.stage, row.reachedAt, row.advancedAt]);
 * // => [["demo", "2025-03-01", "2025-03-09"], ["offer", "2025-03-09", "2025-03-09"], ["contract", "2025-03-09", null]]
 * ```
 *
 * @category Funnel
 * @since 0.1.0
 */
export function stageReaches(visits: readonly StageVisit[], stages: readonly string[]): StageReaches {
  const positions = new Map(stages.map((stage, position) => [stage, position]));
  if (positions.size !== stages.length || stages.length === 0) {
    throw invalidArgument(
      "stageReaches",
      "different stages in order",
      stages.length === 0 ? "none" : stages.join(", "),
    );
  }
  const excluded: StageReaches["excluded"] = [];
  const deals = new Map<string, Entry[]>();
  for (const visit of visits) {
    const { dealId, stage, enteredAt } = (visit ?? {}) as Partial<StageVisit>;
    const position = positions.get(stage ?? "");
    const instant = instantOf(enteredAt);
    if (typeof dealId !== "string") excluded.push({ visit, why: "missing dealId" });
    else if (position === undefined) excluded.push({ visit, why: "unknown stage" });
    else if (instant === null) excluded.push({ visit, why: "missing or invalid enteredAt" });
    else {
      const entries = deals.get(dealId);
      if (entries === undefined) deals.set(dealId, [{ visit, position, instant }]);
      else entries.push({ visit, position, instant });
    }
  }
  return { rows: [...deals.values()].flatMap((entries) => reachesOf(entries, stages)), excluded };
}

interface Entry {
  readonly visit: StageVisit;
  readonly position: number;
  readonly instant: number;
}

function reachesOf(entries: readonly Entry[], stages: readonly string[]): StageReach[] {
  const ordered = [...entries].sort(
    (left, right) =>
      left.instant - right.instant ||
      left.position - right.position ||
      (left.visit.id < right.visit.id ? -1 : 1),
  );
  const { dealId, ownerId = null, pipeline = null, enteredAt: startedAt } = ordered[0]!.visit;
  const firstFrom = (position: number): TimeValue | null =>
    ordered.find((entry) => entry.position >= position)?.visit.enteredAt ?? null;
  const furthest = Math.max(...ordered.map((entry) => entry.position));
  return stages.slice(0, furthest + 1).map((stage, position) => ({
    id: `${dealId} ${stage}`,
    dealId,
    stage,
    position,
    startedAt,
    reachedAt: firstFrom(position),
    advancedAt: firstFrom(position + 1),
    ownerId,
    pipeline,
  }));
}

function instantOf(time: TimeValue | null | undefined): number | null {
  if (isCalendarDate(time)) return daysBetween("1970-01-01", time) * 86_400_000;
  const instant = time instanceof Date ? time.getTime() : Number.NaN;
  return Number.isNaN(instant) ? null : instant;
}
