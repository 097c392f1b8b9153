import { eq, isPresent } from "../../expressions/comparison.js";
import { and } from "../../expressions/logic.js";
import { happened } from "../../expressions/moment.js";
import type { Metric } from "../../formulas/metric.js";
import { count } from "../../metrics/count.js";
import { ratio } from "../../metrics/ratio.js";
import { where } from "../../metrics/where.js";
import { StageReach } from "../../views/stage-reach.js";
import { StageStay } from "../../views/stage-stay.js";
import { isCurrent, ofStage } from "./conditions.js";

/**
 * The stage conversion to the next step: deals that got beyond a stage ÷ deals that reached it, by the date they
 * reached it.
 *
 * *Details*. Over the rows of `stageReaches`. A deal that skipped the stage reached it, one that fell back keeps
 * what it reached, and one still there is in the denominator. Without a stage it is for `by: { stage:
 * StageReach.stage }`.
 *
 * @example
 * ```ts
 * import { stageConversion, stageReaches } from "salesmetrics";
 *
 * const visits = [
 *   { id: "1", dealId: "a", stage: "demo", enteredAt: "2025-03-01" as const },
 *   { id: "2", dealId: "b", stage: "demo", enteredAt: "2025-03-02" as const },
 *   { id: "3", dealId: "a", stage: "offer", enteredAt: "2025-03-05" as const },
 * ];
 * const { rows } = stageReaches(visits, ["demo", "offer", "contract"]);
 *
 * stageConversion("demo")({ stageReaches: rows }); // => 0.5
 * ```
 *
 * @see HubSpot, ClosingDealz
 * @category Funnel
 */
export function stageConversion(stage?: string) {
  const conversion = ratio(
    count(StageReach, { where: happened(StageReach.advancedAt), at: StageReach.reachedAt }),
    count(StageReach, { at: StageReach.reachedAt }),
    { unit: "proportion", direction: "up" },
  );
  return ofStage(conversion, stage);
}

/**
 * The cumulative stage conversion: deals that reached a stage ÷ deals that entered the first one, by the date they
 * entered the pipeline.
 *
 * *Details*. Over the rows of `stageReaches`.
 *
 * @see HubSpot
 * @category Funnel
 */
export function cumulativeStageConversion(stage: string) {
  const reached = and(eq(StageReach.stage, stage), happened(StageReach.reachedAt));
  return ratio(
    count(StageReach, { where: reached, at: StageReach.startedAt }),
    count(StageReach, { where: eq(StageReach.position, 0), at: StageReach.startedAt }),
    { unit: "proportion", direction: "up" },
  );
}

/**
 * The strict stage conversion: deals that went on to the next stage ÷ deals that entered a stage, of those that had
 * been in every earlier stage in order, by the date they entered it.
 *
 * *When to use*. Where stages may not be skipped; {@link stageConversion} takes skipped ones as reached.
 *
 * *Details*. Over the rows of `stageReaches`. A deal that goes back on its way keeps its place, and one that skipped
 * a stage may still make up for it. One still on its way is in the denominator: {@link strictStageOpenDeals} counts
 * them. Without a stage it is for `by: { stage: StageReach.stage }`.
 *
 * @example
 * ```ts
 * import { stageConversion, stageReaches, strictStageConversion } from "salesmetrics";
 *
 * const visits = [
 *   { id: "1", dealId: "a", stage: "demo", enteredAt: "2025-03-01" as const },
 *   { id: "2", dealId: "a", stage: "offer", enteredAt: "2025-03-05" as const },
 *   { id: "3", dealId: "b", stage: "demo", enteredAt: "2025-03-02" as const },
 *   { id: "4", dealId: "b", stage: "contract", enteredAt: "2025-03-06" as const },
 * ];
 * const { rows } = stageReaches(visits, ["demo", "offer", "contract"]);
 *
 * stageConversion("demo")({ stageReaches: rows }); // => 1
 * strictStageConversion("demo")({ stageReaches: rows }); // => 0.5
 * ```
 *
 * @see HubSpot, the funnel of all stages
 * @category Funnel
 */
export function strictStageConversion(stage?: string) {
  const isInOrder = isPresent(StageReach.inOrderAt);
  const conversion = ratio(
    count(StageReach, {
      where: and(isInOrder, happened(StageReach.nextInOrderAt)),
      at: StageReach.inOrderAt,
    }),
    count(StageReach, { where: isInOrder, at: StageReach.inOrderAt }),
    { unit: "proportion", direction: "up" },
  );
  return ofStage(conversion, stage);
}

/**
 * The strict cumulative stage conversion: deals that went through every stage up to one, in order ÷ deals that were
 * in the first, by the date they entered the pipeline.
 *
 * *Details*. Over the rows of `stageReaches`. A deal that was never in the first stage is in neither.
 *
 * @see HubSpot, the funnel of all stages
 * @category Funnel
 */
export function strictCumulativeStageConversion(stage: string) {
  const isInOrder = happened(StageReach.inOrderAt);
  return ratio(
    count(StageReach, { where: and(eq(StageReach.stage, stage), isInOrder), at: StageReach.startedAt }),
    count(StageReach, { where: and(eq(StageReach.position, 0), isInOrder), at: StageReach.startedAt }),
    { unit: "proportion", direction: "up" },
  );
}

/**
 * How many deals that reached a stage have got no further and are still in the pipeline, by the date they reached it:
 * the open part of {@link stageConversion}.
 *
 * *Details*. Over the rows of `stageStays`. A deal that fell back is open at the furthest stage it had reached.
 * Without a stage it is for `by: { stage: StageStay.furthestStage }`.
 *
 * @see HubSpot
 * @category Funnel
 */
export function stageOpenDeals(stage?: string) {
  return openAt(StageStay.furthestStage, StageStay.furthestAt, stage);
}

/**
 * How many deals that came to a stage in order have not gone on to the next one and are still in the pipeline, by the
 * date they entered it: the open part of {@link strictStageConversion}.
 *
 * *Details*. Over the rows of `stageStays`. Without a stage it is for `by: { stage: StageStay.inOrderStage }`.
 *
 * @see HubSpot
 * @category Funnel
 */
export function strictStageOpenDeals(stage?: string) {
  return openAt(StageStay.inOrderStage, StageStay.inOrderAt, stage);
}

function openAt(
  furthest: typeof StageStay.furthestStage,
  at: typeof StageStay.furthestAt,
  stage: string | undefined,
): Metric<Record<"stageStays", StageStay>, number> {
  const open = count(StageStay, { where: and(isCurrent(), isPresent(at)), at });
  return stage === undefined ? open : where(open, eq(furthest, stage));
}
