import { eq, isPresent } from "../../expressions/comparison.js";
import { and } from "../../expressions/logic.js";
import { happened } from "../../expressions/moment.js";
import { count } from "../../metrics/count.js";
import { derive } from "../../metrics/derive.js";
import type { Metric } from "../../formulas/metric.js";
import type { MeasureOptions } from "../../metrics/aggregate-metric.js";
import { family } from "../../metrics/family.js";
import { where } from "../../metrics/where.js";
import { nullWhile } from "../../metrics/null-while.js";
import { ratioOfNumbers } from "../../metrics/ratio.js";
import { StageReach } from "../../views/stage-reach.js";
import { StageStay } from "../../views/stage-stay.js";
import { isCurrent, ofStage } from "./conditions.js";

/**
 * The stage conversion to the next step: deals that reached a later stage ÷ deals that reached the stage, by the date
 * they reached it.
 *
 * *Details*. Takes the rows of `stageReaches`. A deal that skipped the stage has reached it, a deal that fell back
 * keeps what it reached, and a deal still in the stage is in the denominator. The last stage has no next one: it is
 * `null`, with the reason `not-applicable`. Without `stage`, split the report: `by: { stage: StageReach.stage }`.
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
export const stageConversion = /*#__PURE__*/ family("stageConversion", (stage?: string) =>
  toNext({ at: StageReach.reachedAt }, StageReach.advancedAt, stage),
);

/**
 * The cumulative stage conversion: deals that reached a stage ÷ deals that entered the pipeline, by the date they
 * entered it.
 *
 * *Details*. Takes the rows of `stageReaches`.
 *
 * @see HubSpot
 * @category Funnel
 */
export const cumulativeStageConversion = /*#__PURE__*/ family(
  "cumulativeStageConversion",
  (stage: string) => {
    const reached = and(eq(StageReach.stage, stage), happened(StageReach.reachedAt));
    return ratioOfNumbers(
      count(StageReach, { where: reached, at: StageReach.startedAt }),
      count(StageReach, { where: eq(StageReach.position, 0), at: StageReach.startedAt }),
      { unit: "proportion", direction: "up" },
    );
  },
);

/**
 * The strict stage conversion: deals that entered the next stage ÷ deals that entered the stage, both after every
 * earlier stage in order, by the date they entered the stage.
 *
 * *When to use*. Where stages may not be skipped; {@link stageConversion} counts skipped stages as reached.
 *
 * *Details*. Takes the rows of `stageReaches`. A deal that goes back keeps its place, and a deal that skipped a stage
 * may still enter it later. Deals still in progress are in the denominator: {@link strictStageOpenDeals} counts them.
 * The last stage is `not-applicable`. Without `stage`, split the report: `by: { stage: StageReach.stage }`.
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
export const strictStageConversion = /*#__PURE__*/ family("strictStageConversion", (stage?: string) => {
  const inOrder = { where: isPresent(StageReach.inOrderAt), at: StageReach.inOrderAt };
  return toNext(inOrder, StageReach.nextInOrderAt, stage);
});

/**
 * The strict cumulative stage conversion: deals that entered every stage up to `stage` in order ÷ deals that entered
 * the first stage, by the date they entered the pipeline.
 *
 * *Details*. Takes the rows of `stageReaches`. A deal that was never in the first stage does not count.
 *
 * @see HubSpot, the funnel of all stages
 * @category Funnel
 */
export const strictCumulativeStageConversion = /*#__PURE__*/ family(
  "strictCumulativeStageConversion",
  (stage: string) => {
    const isInOrder = happened(StageReach.inOrderAt);
    return ratioOfNumbers(
      count(StageReach, { where: and(eq(StageReach.stage, stage), isInOrder), at: StageReach.startedAt }),
      count(StageReach, { where: and(eq(StageReach.position, 0), isInOrder), at: StageReach.startedAt }),
      { unit: "proportion", direction: "up" },
    );
  },
);

/**
 * The open part of the stage conversion: the number of deals still in the pipeline that reached a stage and no later
 * one, by the date they reached it.
 *
 * *When to use*. Beside {@link stageConversion}, which has these deals in its denominator.
 *
 * *Details*. Takes the rows of `stageStays`. A deal that fell back counts at the furthest stage it had reached. Without
 * `stage`, split the report: `by: { stage: StageStay.furthestStage }`.
 *
 * @see HubSpot
 * @category Funnel
 */
export const stageOpenDeals = /*#__PURE__*/ family("stageOpenDeals", (stage?: string) =>
  openAt(StageStay.furthestStage, StageStay.furthestAt, stage),
);

/**
 * The open part of the strict stage conversion: the number of deals still in the pipeline that entered a stage in
 * order and not yet the next one, by the date they entered the stage.
 *
 * *When to use*. Beside {@link strictStageConversion}, which has these deals in its denominator.
 *
 * *Details*. Takes the rows of `stageStays`. Without `stage`, split the report: `by: { stage: StageStay.inOrderStage
 * }`.
 *
 * @see HubSpot
 * @category Funnel
 */
export const strictStageOpenDeals = /*#__PURE__*/ family("strictStageOpenDeals", (stage?: string) =>
  openAt(StageStay.inOrderStage, StageStay.inOrderAt, stage),
);

/** Deals that went on ÷ deals that came to a stage; of the last stage alone, which none goes on from, `not-applicable`. */
function toNext(
  came: MeasureOptions<{ stageReaches: StageReach }>,
  next: typeof StageReach.advancedAt,
  stage: string | undefined,
): Metric<{ stageReaches: StageReach }, number> {
  const all = count(StageReach, came);
  const before = where(all, isPresent(StageReach.nextStage));
  const rate = ratioOfNumbers(where(before, happened(next)), before, {
    unit: "proportion",
    direction: "up",
  });
  const onlyLast = derive("onlyLast", { all, before }, (deals) => (deals.before === 0 ? deals.all : 0));
  return ofStage(nullWhile(onlyLast, "not-applicable", rate), StageReach.stage, stage);
}

function openAt(
  furthest: typeof StageStay.furthestStage,
  at: typeof StageStay.furthestAt,
  stage: string | undefined,
) {
  return ofStage(count(StageStay, { where: and(isCurrent(), isPresent(at)), at }), furthest, stage);
}
