import { eq, isPresent } from "../expressions/comparison.js";
import { and } from "../expressions/logic.js";
import { lifetime } from "../expressions/lifetime.js";
import { happened } from "../expressions/moment.js";
import { StageReach } from "../views/stage-reach.js";
import { StageVisit } from "../entities/stage-visit.js";
import { count } from "../metrics/count.js";
import { metric } from "../metrics/metric.js";
import { ratio } from "../metrics/ratio.js";
import { survivalMedian } from "../metrics/survival.js";
import { where } from "../metrics/where.js";
import type { Metric } from "../formulas/metric.js";

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
 * @see ClosingDealz, which drops deals still in the stage
 * @category Funnel
 */
export const survivalMedianTimeInStage = /*#__PURE__*/ metric("survivalMedianTimeInStage", () =>
  survivalMedian(lifetime(StageVisit.enteredAt, StageVisit.leftAt), { direction: "down" }),
);

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
 * How often a stage was skipped, by the date of the move: a deal that moves over two stages counts twice.
 *
 * *Details*. Over the rows of `stageReaches`. A deal that begins beyond the first stage has skipped those before. One
 * that goes back to the stage later has skipped it still.
 *
 * @see ClosingDealz
 * @category Funnel
 */
export const stageSkips = /*#__PURE__*/ metric(
  "stageSkips",
  () => count(StageReach, { where: isSkipped(), at: StageReach.advancedAt }),
  { unit: "count", direction: "band" },
);

/**
 * The skip rate of a stage: deals that got beyond it without having been there ÷ deals that got beyond it, by the date
 * they did.
 *
 * *Details*. Over the rows of `stageReaches`. Without a stage it is for `by: { stage: StageReach.stage }`.
 *
 * @see ClosingDealz
 * @category Funnel
 */
export function stageSkipRate(stage?: string) {
  const beyond = count(StageReach, { where: isPresent(StageReach.advancedAt), at: StageReach.advancedAt });
  return ofStage(ratio(stageSkips, beyond, { unit: "proportion", direction: "band" }), stage);
}

function isSkipped() {
  return eq(StageReach.skipped, true);
}

function ofStage(
  metric: Metric<Record<"stageReaches", StageReach>, number>,
  stage: string | undefined,
): Metric<Record<"stageReaches", StageReach>, number> {
  return stage === undefined ? metric : where(metric, eq(StageReach.stage, stage));
}
