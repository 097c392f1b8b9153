import { eq, isPresent } from "../expressions/comparison.js";
import { elapsed } from "../expressions/duration.js";
import type { Expression } from "../expressions/expression.js";
import { and, not } from "../expressions/logic.js";
import { asOf, happened } from "../expressions/moment.js";
import { StageStay } from "../views/stage-stay.js";
import { count, countDistinct } from "../metrics/count.js";
import { metric } from "../metrics/metric.js";
import { meanOfNumbers, quantileOfNumbers } from "../metrics/numbers.js";
import { ratio } from "../metrics/ratio.js";
import { where } from "../metrics/where.js";
import type { Metric } from "../formulas/metric.js";

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
 * The number of deals in a stage at `asOf`, or now where the question does not say: those whose time in stage is open.
 *
 * *Details*. Over the rows of `stageStays`, by their dates and not by what the deal says of itself.
 *
 * @see ClosingDealz, which drops them
 * @category Funnel
 */
export const dealsInStage = /*#__PURE__*/ metric(
  "dealsInStage",
  () => count(StageStay, { where: isCurrent() }),
  { unit: "count", direction: "none" },
);

/**
 * The mean age in stage of the deals that are in one at `asOf`: days since they entered it.
 *
 * *Gotchas*. It is no time in stage: these stays are not over.
 *
 * @see fivetran dbt_salesforce, avg_days_open
 * @category Funnel
 */
export const dealAgeInStage = /*#__PURE__*/ metric(
  "dealAgeInStage",
  () => meanOfNumbers(elapsed(StageStay.enteredAt, asOf()), { where: isCurrent() }),
  { unit: "days", direction: "down" },
);

/**
 * The median age in stage of the deals that are in one at `asOf`, in days since they entered it.
 *
 * @see fivetran dbt_salesforce, avg_days_open
 * @category Funnel
 */
export const medianDealAgeInStage = /*#__PURE__*/ metric(
  "medianDealAgeInStage",
  () => quantileOfNumbers(0.5, elapsed(StageStay.enteredAt, asOf()), { where: isCurrent() }),
  { unit: "days", direction: "down" },
);

/**
 * The mean closeness to purchase of the deals that are in a stage at `asOf`: the place of the stage, from 1, ÷ the
 * number of stages.
 *
 * *Gotchas*. A position is not a probability: half-way through the pipeline is not half a chance.
 *
 * @see HubSpot
 * @category Funnel
 */
export const closenessToPurchase = /*#__PURE__*/ metric(
  "closenessToPurchase",
  () => meanOfNumbers(StageStay.closeness, { where: isCurrent() }),
  { unit: "proportion", direction: "up" },
);

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

/** There at `asOf`, or not left at all where the question does not say. */
function isCurrent() {
  return and(happened(StageStay.enteredAt), not(happened(StageStay.exitedAt)));
}

/** The last stay of a deal in a stage, and over. */
function hasLeft() {
  return and(isPresent(StageStay.exitedAt), not(happened(StageStay.reenteredAt)));
}

function isBack() {
  return eq(StageStay.move, "back");
}

function allStays(): Expression<Record<"stageStays", StageStay>, number> {
  return elapsed(StageStay.countedFrom, StageStay.exitedAt);
}

function oneStay(): Expression<Record<"stageStays", StageStay>, number> {
  return elapsed(StageStay.enteredAt, StageStay.exitedAt);
}
