import { eq, isPresent } from "../../expressions/comparison.js";
import { count, countDistinct } from "../../metrics/count.js";
import { family } from "../../metrics/family.js";
import { metric } from "../../metrics/metric.js";
import { atAnyTime } from "../../metrics/stock.js";
import { ratioOfNumbers } from "../../metrics/ratio.js";
import { StageReach } from "../../views/stage-reach.js";
import { StageStay } from "../../views/stage-stay.js";
import { ofStage } from "./conditions.js";

/**
 * The number of stage regressions: moves to an earlier stage of the same pipeline, by the date of the move.
 *
 * *Details*. Takes the rows of `stageStays`. A change of pipeline is not a regression. Split by `StageStay.fromStage`,
 * it counts the stages that deals fall back from.
 *
 * @see ClosingDealz
 * @category Funnel
 */
export const stageRegressions = /*#__PURE__*/ metric(
  "stageRegressions",
  () => count(StageStay, { where: isBack(), at: StageStay.enteredAt }),
  { direction: "down" },
);

/**
 * The stage regression rate: deals that moved back in a period ÷ deals in a stage at any time in it.
 *
 * *Details*. It counts deals, not moves: a deal that falls back twice in a period counts once. Deals that stay in one
 * stage throughout are in the denominator.
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
    ratioOfNumbers(
      countDistinct(StageStay.dealId, { where: isBack(), at: StageStay.enteredAt }),
      atAnyTime(countDistinct(StageStay.dealId), { from: StageStay.enteredAt, until: StageStay.exitedAt }),
    ),
  { unit: "proportion", direction: "down" },
);

/**
 * The number of stage skips: one for each stage that a deal passed without entering it, by the date of the move.
 *
 * *Details*. Takes the rows of `stageReaches`. A deal that begins beyond the first stage has skipped the stages before.
 * A stage entered later, on the way back, still counts as skipped.
 *
 * @see ClosingDealz
 * @category Funnel
 */
export const stageSkips = /*#__PURE__*/ metric(
  "stageSkips",
  () => count(StageReach, { where: eq(StageReach.skipped, true), at: StageReach.advancedAt }),
  { direction: "range" },
);

/**
 * The stage skip rate: deals that passed a stage without entering it ÷ deals that passed it, by the date they passed
 * it.
 *
 * *Details*. Takes the rows of `stageReaches`. Without `stage`, split the report: `by: { stage: StageReach.stage }`.
 *
 * @see ClosingDealz
 * @category Funnel
 */
export const stageSkipRate = /*#__PURE__*/ family("stageSkipRate", (stage?: string) => {
  const passed = count(StageReach, { where: isPresent(StageReach.advancedAt), at: StageReach.advancedAt });
  return ofStage(
    ratioOfNumbers(stageSkips, passed, { unit: "proportion", direction: "range" }),
    StageReach.stage,
    stage,
  );
});

function isBack() {
  return eq(StageStay.move, "back");
}
