import { StageVisit } from "../../entities/stage-visit.js";
import { isPresent } from "../../expressions/comparison.js";
import { elapsed } from "../../expressions/duration.js";
import type { Expression } from "../../expressions/expression.js";
import { lifetime } from "../../expressions/lifetime.js";
import { and, not } from "../../expressions/logic.js";
import { happened } from "../../expressions/moment.js";
import { metric } from "../../metrics/metric.js";
import { meanOfNumbers, quantileOfNumbers } from "../../metrics/numbers.js";
import { survivalMedian } from "../../metrics/survival.js";
import { StageStay } from "../../views/stage-stay.js";

/**
 * The mean time in stage: days that deals spent in a stage, all their stays there together, by the date they left it
 * last.
 *
 * *Details*. Over the rows of `stageStays`; split by `StageStay.stage`, or take one with `where`. A deal that came
 * back and is there now has not left: {@link dealsInStage} counts it. Days of 24 hours, fractions included.
 *
 * *Gotchas*. Deals that are still there are not in it, so that it is biased towards quick ones. The rows hold what an
 * estimate with open stays needs: `countedFrom` and `exitedAt`.
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
export const timeInStage = /*#__PURE__*/ metric(
  "timeInStage",
  () => meanOfNumbers(allStays(), { where: hasLeft(), at: StageStay.exitedAt }),
  { unit: "days", direction: "down" },
);

/**
 * The median time in stage, in days, all stays of a deal together, by the date it left the stage last.
 *
 * @see fivetran dbt_hubspot deal_stages
 * @category Funnel
 */
export const medianTimeInStage = /*#__PURE__*/ metric(
  "medianTimeInStage",
  () => quantileOfNumbers(0.5, allStays(), { where: hasLeft(), at: StageStay.exitedAt }),
  { unit: "days", direction: "down" },
);

/**
 * The time in stage, in days, all stays of a deal together, within which nine in ten deals left it, by the date they
 * left it last.
 *
 * @see fivetran dbt_hubspot deal_stages
 * @category Funnel
 */
export const timeInStage90th = /*#__PURE__*/ metric(
  "timeInStage90th",
  () => quantileOfNumbers(0.9, allStays(), { where: hasLeft(), at: StageStay.exitedAt }),
  { unit: "days", direction: "down" },
);

/**
 * The mean length of the last visit: days that deals spent in a stage when they were there last, by the date they
 * left it.
 *
 * *Details*. As {@link timeInStage}, without the earlier stays.
 *
 * @see Recon-CRM #68
 * @category Funnel
 */
export const lastVisitTime = /*#__PURE__*/ metric(
  "lastVisitTime",
  () => meanOfNumbers(oneStay(), { where: hasLeft(), at: StageStay.exitedAt }),
  { unit: "days", direction: "down" },
);

/**
 * The median length of the last visit of deals to a stage, in days, by the date they left it.
 *
 * @see Recon-CRM #68
 * @category Funnel
 */
export const medianLastVisitTime = /*#__PURE__*/ metric(
  "medianLastVisitTime",
  () => quantileOfNumbers(0.5, oneStay(), { where: hasLeft(), at: StageStay.exitedAt }),
  { unit: "days", direction: "down" },
);

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

/** The last stay of a deal in a stage, and over. */
function hasLeft() {
  return and(isPresent(StageStay.exitedAt), not(happened(StageStay.reenteredAt)));
}

function allStays(): Expression<Record<"stageStays", StageStay>, number> {
  return elapsed(StageStay.countedFrom, StageStay.exitedAt);
}

function oneStay(): Expression<Record<"stageStays", StageStay>, number> {
  return elapsed(StageStay.enteredAt, StageStay.exitedAt);
}
