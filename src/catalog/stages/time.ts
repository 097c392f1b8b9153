import { isPresent } from "../../expressions/comparison.js";
import { elapsed } from "../../expressions/duration.js";
import { lifetime } from "../../expressions/lifetime.js";
import { and, not } from "../../expressions/logic.js";
import { happened } from "../../expressions/moment.js";
import { metric } from "../../metrics/metric.js";
import { meanTime, quantileTime } from "../../metrics/numeric-metrics.js";
import { survivalMedian } from "../../metrics/survival.js";
import { StageStay } from "../../views/stage-stay.js";

/**
 * The mean time in stage: the mean of Σ (exit − entry) over all stays of a deal in the stage, in days, by the date of
 * its last exit.
 *
 * *Details*. Takes the rows of `stageStays`; split by `StageStay.stage`, or restrict to one stage with `where`. A deal
 * that came back and is still in the stage does not count: {@link dealsInStage} counts it. Days of 24 hours, fractions
 * included.
 *
 * *Gotchas*. Deals still in the stage are not in it, so it is biased towards quick deals. For an estimate that includes
 * them the rows have `countedFrom` and `exitedAt`.
 *
 * @example
 * ```ts
 * import { lastVisitTime, stageStays, timeInStage } from "salesmetrics";
 *
 * const visits = [
 *   { id: "1", dealId: "a", stage: "demo", enteredAt: "2025-03-01" as const, leftAt: "2025-03-05" as const },
 *   { id: "2", dealId: "a", stage: "offer", enteredAt: "2025-03-05" as const, leftAt: "2025-03-10" as const },
 *   { id: "3", dealId: "a", stage: "demo", enteredAt: "2025-03-10" as const, leftAt: "2025-03-12" as const },
 *   { id: "4", dealId: "b", stage: "demo", enteredAt: "2025-03-11" as const },
 * ];
 * const { rows } = stageStays(visits, ["demo", "offer"]);
 *
 * timeInStage({ stageStays: rows.filter((row) => row.stage === "demo") }); // => 6
 * lastVisitTime({ stageStays: rows.filter((row) => row.stage === "demo") }); // => 2
 * ```
 *
 * @see fivetran dbt_hubspot deal_stages, ClosingDealz, Recon-CRM #68
 * @category Funnel
 */
export const timeInStage = /*#__PURE__*/ metric("timeInStage", () => meanTime(allStays(), left()));

/**
 * The median time in stage in days, all stays of a deal in the stage together, by the date of its last exit.
 *
 * @see fivetran dbt_hubspot deal_stages
 * @category Funnel
 */
export const medianTimeInStage = /*#__PURE__*/ metric("medianTimeInStage", () =>
  quantileTime(0.5, allStays(), left()),
);

/**
 * The 90th percentile of the time in stage in days, all stays of a deal in the stage together, by the date of its last
 * exit.
 *
 * @see fivetran dbt_hubspot deal_stages
 * @category Funnel
 */
export const timeInStage90th = /*#__PURE__*/ metric("timeInStage90th", () =>
  quantileTime(0.9, allStays(), left()),
);

/**
 * The mean length of the last visit: the mean of exit − entry of a deal's last stay in the stage, in days, by the date
 * of exit.
 *
 * *Details*. As {@link timeInStage}, without the earlier stays.
 *
 * @see Recon-CRM #68
 * @category Funnel
 */
export const lastVisitTime = /*#__PURE__*/ metric("lastVisitTime", () => meanTime(lastStay(), left()));

/**
 * The median length of the last visit in days: of each deal's last stay in the stage, by the date of exit.
 *
 * @see Recon-CRM #68
 * @category Funnel
 */
export const medianLastVisitTime = /*#__PURE__*/ metric("medianLastVisitTime", () =>
  quantileTime(0.5, lastStay(), left()),
);

/**
 * The median time in stage (Kaplan-Meier, current stays included): the days from entry until half of the stays in a
 * stage have ended, by the date of entry.
 *
 * *Details*. Takes the rows of `stageStays`; split by `{ stage: StageStay.stage }`. It needs `asOf`. `explain` gives
 * the number of stays that have ended, `ended`, and of current ones, `open`.
 *
 * *Gotchas*. Every stay counts: a deal that comes back to a stage has two. The last stay of a closed deal ends with the
 * deal only if `stageStays` is given the deals.
 *
 * @example
 * ```ts
 * import { evaluate, StageStay, stageStays, survivalMedianTimeInStage } from "salesmetrics";
 *
 * const visits = [
 *   { id: "1", dealId: "a", stage: "demo", enteredAt: "2025-03-01", leftAt: "2025-03-04" },
 *   { id: "2", dealId: "b", stage: "demo", enteredAt: "2025-03-01", leftAt: "2025-03-09" },
 *   { id: "3", dealId: "c", stage: "demo", enteredAt: "2025-03-01" },
 *   { id: "4", dealId: "a", stage: "offer", enteredAt: "2025-03-04" },
 * ] as const;
 * const { rows } = evaluate(
 *   { days: survivalMedianTimeInStage },
 *   { stageStays: stageStays(visits, ["demo", "offer"]).rows },
 *   { by: { stage: StageStay.stage }, asOf: "2025-03-31" },
 * );
 *
 * rows.map((row) => [row.stage, row.days]); // => [["demo", 8], ["offer", null]]
 * ```
 *
 * @see ClosingDealz, which drops deals still in the stage
 * @category Funnel
 */
export const survivalMedianTimeInStage = /*#__PURE__*/ metric("survivalMedianTimeInStage", () =>
  survivalMedian(lifetime(StageStay.enteredAt, StageStay.exitedAt), { direction: "down" }),
);

/** The last stay of a deal in a stage, if it has ended, by the date of exit. */
function left() {
  const where = and(isPresent(StageStay.exitedAt), not(happened(StageStay.reenteredAt)));
  return { where, at: StageStay.exitedAt };
}

/** The days of a deal in a stage, this stay and the earlier ones together. */
function allStays() {
  return elapsed(StageStay.countedFrom, StageStay.exitedAt);
}

function lastStay() {
  return elapsed(StageStay.enteredAt, StageStay.exitedAt);
}
