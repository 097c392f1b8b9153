import { eq } from "../expressions/comparison.js";
import { and } from "../expressions/logic.js";
import { lifetime } from "../expressions/lifetime.js";
import { happened } from "../expressions/moment.js";
import { StageReach } from "../entities/stage-reach.js";
import { StageVisit } from "../entities/stage-visit.js";
import { count } from "../metrics/count.js";
import { metric } from "../metrics/metric.js";
import { ratio } from "../metrics/ratio.js";
import { survivalMedian } from "../metrics/survival.js";
import { where } from "../metrics/where.js";

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
 * @see definitions P17. Source: HubSpot, ClosingDealz
 * @category Funnel
 * @since 0.1.0
 */
export function stageConversion(stage?: string) {
  const conversion = ratio(
    count(StageReach, { where: happened(StageReach.advancedAt), at: StageReach.reachedAt }),
    count(StageReach, { at: StageReach.reachedAt }),
    { unit: "proportion", direction: "up" },
  );
  return stage === undefined ? conversion : where(conversion, eq(StageReach.stage, stage));
}

/**
 * The cumulative stage conversion: deals that reached a stage ÷ deals that entered the first one, by the date they
 * entered the pipeline.
 *
 * *Details*. Over the rows of `stageReaches`.
 *
 * @see definitions P18. Source: HubSpot
 * @category Funnel
 * @since 0.1.0
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
 * The median time in stage, visits that go on included (Kaplan-Meier): the days within which half of the visits to a
 * stage are over, by the date they begin.
 *
 * *Details*. For `by: { stage: StageVisit.stage }`. It needs `asOf`. `explain` says how many visits have ended and how
 * many are open.
 *
 * *Gotchas*. Each visit counts: a deal that comes back to a stage has two. A deal that is closed must have left its
 * last stage.
 *
 * @example
 * ```ts
 * import { evaluate, StageVisit, survivalMedianTimeInStage } from "salesmetrics";
 *
 * const stageVisits = [
 *   { id: "1", dealId: "a", stage: "demo", enteredAt: "2025-03-01", leftAt: "2025-03-04" },
 *   { id: "2", dealId: "b", stage: "demo", enteredAt: "2025-03-01", leftAt: "2025-03-09" },
 *   { id: "3", dealId: "c", stage: "demo", enteredAt: "2025-03-01" },
 *   { id: "4", dealId: "a", stage: "offer", enteredAt: "2025-03-04" },
 * ] as const;
 * const { rows } = evaluate(
 *   { days: survivalMedianTimeInStage },
 *   { stageVisits },
 *   { by: { stage: StageVisit.stage }, asOf: "2025-03-31" },
 * );
 *
 * rows.map((row) => [row.stage, row.days]); // => [["demo", 8], ["offer", null]]
 * ```
 *
 * @see definitions P19, by visit; X12. Source: ClosingDealz, which drops deals still in the stage
 * @category Funnel
 * @since 0.2.0
 */
export const survivalMedianTimeInStage = /*#__PURE__*/ metric("survivalMedianTimeInStage", () =>
  survivalMedian(lifetime(StageVisit.enteredAt, StageVisit.leftAt), { direction: "down" }),
);
