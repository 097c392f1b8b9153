import type { StageReach } from "./stage-reach.js";
import type { StageVisit } from "../entities/stage-visit.js";
import {
  advance,
  entryOf,
  type ExcludedVisit,
  historiesOf,
  type PlacedVisit,
  type Progress,
  type StageOptions,
} from "./histories.js";

/** The reaches of deals, and the visits left out. */
export interface StageReaches {
  readonly rows: StageReach[];
  readonly excluded: ExcludedVisit[];
}

/**
 * The stages that deals reached: one row for each deal and each stage. {@link stageConversion} counts them.
 *
 * *Details*. A deal that entered a later stage has reached the earlier ones, skipped or not. Going back changes
 * nothing. Left out, in `excluded`: visits to an unlisted stage, visits without a valid `enteredAt` and, with `deals`,
 * visits after the closing of the deal. A calendar date compares with an instant as its midnight in UTC. Among visits
 * with the same entry, those of zero length come first, then the earlier stage.
 *
 * *Gotchas*. A stage is identified by its name: if pipelines share names, pass the visits of one pipeline.
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
 * rows.map((row) => row.skipped); // => [false, true, false]
 * ```
 *
 * @category Funnel
 */
export function stageReaches(
  visits: readonly StageVisit[],
  stages: readonly string[],
  options: StageOptions = {},
): StageReaches {
  const { histories, excluded } = historiesOf("stageReaches", visits, stages, options);
  const rows = histories.flatMap((history) =>
    reachesOf(
      history.visits.filter(({ position }) => position < stages.length),
      stages,
    ),
  );
  return { rows, excluded };
}

function reachesOf(visits: readonly PlacedVisit[], stages: readonly string[]): StageReach[] {
  const progress: Progress = { reached: [], inOrder: [] };
  for (const visit of visits) advance(progress, visit);
  const { reached, inOrder } = progress;
  return reached.map((by, position): StageReach => {
    const { dealId, ownerId = null, pipeline = null, enteredAt: startedAt } = visits[0]!.visit;
    return {
      id: `${dealId} ${stages[position]!}`,
      dealId,
      stage: stages[position]!,
      position,
      nextStage: stages[position + 1] ?? null,
      startedAt,
      reachedAt: entryOf(by),
      advancedAt: entryOf(reached[position + 1]),
      skipped: by.position > position,
      inOrderAt: entryOf(inOrder[position]),
      nextInOrderAt: entryOf(inOrder[position + 1]),
      ownerId,
      pipeline,
    };
  });
}
