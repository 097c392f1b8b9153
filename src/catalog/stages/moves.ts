import { eq, isPresent } from "../../expressions/comparison.js";
import { count, countDistinct } from "../../metrics/count.js";
import { metric } from "../../metrics/metric.js";
import { ratio } from "../../metrics/ratio.js";
import { StageReach } from "../../views/stage-reach.js";
import { StageStay } from "../../views/stage-stay.js";
import { ofStage } from "./conditions.js";

/**
 * The number of stage regressions: moves to an earlier stage of one pipeline, by the date of the move.
 *
 * *Details*. Over the rows of `stageStays`. A change of pipeline is none, wherever it leads. By
 * `StageStay.fromStage`, where deals fall back from.
 *
 * @see ClosingDealz
 * @category Funnel
 */
export const stageRegressions = /*#__PURE__*/ metric(
  "stageRegressions",
  () => count(StageStay, { where: isBack(), at: StageStay.enteredAt }),
  { unit: "count", direction: "down" },
);

/**
 * The stage regression rate: deals that moved back ÷ deals that entered any stage, by the date of the move.
 *
 * *Details*. Deals, not moves: one that falls back twice in a period counts once. Deals that stayed where they were
 * all the while are not in it.
 *
 * @example
 * ```ts
 * import { stageRegressionRate, stageStays } from "salesmetrics";
 *
 * const visits = [
 *   { id: "1", dealId: "a", stage: "offer", enteredAt: "2025-03-01" as const },
 *   { id: "2", dealId: "a", stage: "demo", enteredAt: "2025-03-05" as const },
 *   { id: "3", dealId: "b", stage: "demo", enteredAt: "2025-03-02" as const },
 * ];
 * const { rows } = stageStays(visits, ["demo", "offer"]);
 *
 * stageRegressionRate({ stageStays: rows }); // => 0.5
 * ```
 *
 * @see ClosingDealz
 * @category Funnel
 */
export const stageRegressionRate = /*#__PURE__*/ metric(
  "stageRegressionRate",
  () =>
    ratio(
      countDistinct(StageStay.dealId, { where: isBack(), at: StageStay.enteredAt }),
      countDistinct(StageStay.dealId, { at: StageStay.enteredAt }),
    ),
  { unit: "proportion", direction: "down" },
);

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

function isBack() {
  return eq(StageStay.move, "back");
}

function isSkipped() {
  return eq(StageReach.skipped, true);
}
