import { ageAtAsOf } from "../../expressions/age-at-as-of.js";
import { count } from "../../metrics/count.js";
import { metric } from "../../metrics/metric.js";
import { meanOfNumbers, meanTime, quantileTime } from "../../metrics/numeric-metrics.js";
import { StageStay } from "../../views/stage-stay.js";
import { isCurrent } from "./conditions.js";

/**
 * The number of deals in a stage at `asOf`; without `asOf`, of those that have not left their stage.
 *
 * *Details*. Takes the rows of `stageStays` and decides by their dates, not by the present stage of the deal.
 *
 * @see ClosingDealz, which drops them
 * @category Funnel
 */
export const dealsInStage = /*#__PURE__*/ metric(
  "dealsInStage",
  () => count(StageStay, { where: isCurrent() }),
  { direction: "none" },
);

/**
 * The mean deal age in stage: the mean of `asOf` − entry, in days, of the deals in a stage at `asOf`.
 *
 * *Details*. A day as `asOf` counts through its end.
 *
 * *Gotchas*. It is not a time in stage: these stays have not ended.
 *
 * @see fivetran dbt_salesforce, avg_days_open
 * @category Funnel
 */
export const dealAgeInStage = /*#__PURE__*/ metric("dealAgeInStage", () =>
  meanTime(age(), { where: isCurrent() }),
);

/**
 * The median deal age in stage in days, of the deals in a stage at `asOf`.
 *
 * @see fivetran dbt_salesforce, avg_days_open
 * @category Funnel
 */
export const medianDealAgeInStage = /*#__PURE__*/ metric("medianDealAgeInStage", () =>
  quantileTime(0.5, age(), { where: isCurrent() }),
);

/**
 * The mean closeness to purchase: the mean of position of the stage, from 1, ÷ number of stages, of the deals in a
 * stage at `asOf`.
 *
 * *Gotchas*. A position is not a probability: a deal half-way through the pipeline is not won with probability 0.5.
 *
 * @see HubSpot
 * @category Funnel
 */
export const closenessToPurchase = /*#__PURE__*/ metric(
  "closenessToPurchase",
  () => meanOfNumbers(StageStay.closeness, { where: isCurrent() }),
  { unit: "proportion", direction: "up" },
);

function age() {
  return ageAtAsOf(StageStay.enteredAt);
}
