import { elapsed } from "../../expressions/duration.js";
import { asOf } from "../../expressions/moment.js";
import { count } from "../../metrics/count.js";
import { metric } from "../../metrics/metric.js";
import { meanOfNumbers, quantileOfNumbers } from "../../metrics/numbers.js";
import { StageStay } from "../../views/stage-stay.js";
import { isCurrent } from "./conditions.js";

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
