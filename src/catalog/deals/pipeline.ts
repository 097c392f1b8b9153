import { Deal } from "../../entities/deal.js";
import { multiply } from "../../expressions/arithmetic.js";
import { proportion } from "../../expressions/choice.js";
import { count } from "../../metrics/count.js";
import { metric } from "../../metrics/metric.js";
import { sumOfMoney } from "../../metrics/quantity-metrics.js";
import { isOpen } from "./conditions.js";

/**
 * The number of deals open at `asOf`: created by then, and not yet won or lost.
 *
 * *Details*. It describes one moment and ignores `during`. A closed deal without a closing date is left out and
 * reported. An open deal without a creation date counts.
 *
 * @see open-mercato #4621, where won and lost deals were left in
 * @category Deals
 */
export const openDeals = /*#__PURE__*/ metric("openDeals", () => count(Deal, { where: isOpen() }), {
  direction: "none",
  atEnd: "openDealsAtEnd",
});

/**
 * The open pipeline: Σ amount of deals open at `asOf`.
 *
 * *Details*. Deals without an amount are left out and reported.
 *
 * *Gotchas*. Won and lost deals are not in it. The amounts are those of the rows, also for an earlier `asOf`.
 *
 * @see open-mercato #4621
 * @category Deals
 */
export const openPipeline = /*#__PURE__*/ metric(
  "openPipeline",
  () => sumOfMoney(Deal.amount, { where: isOpen() }),
  { direction: "up", atEnd: "pipelineAtEnd" },
);

/**
 * The weighted pipeline (expected revenue): Σ amount × probability of deals open at `asOf`.
 *
 * *Details*. A deal whose probability is missing, or outside 0 to 1, is left out and reported.
 *
 * *Gotchas*. With few deals it is not a forecast.
 *
 * @see Salesforce, ExpectedRevenue
 * @category Deals
 */
export const weightedPipeline = /*#__PURE__*/ metric(
  "weightedPipeline",
  () => sumOfMoney(multiply(Deal.amount, proportion(Deal.probability)), { where: isOpen() }),
  { direction: "up", atEnd: "weightedPipelineAtEnd" },
);

/**
 * The pipeline created: Σ amount of deals created, of every status, by creation date.
 *
 * *Gotchas*. The amounts are those of the rows, not those at creation, unless the rows are a snapshot from then.
 *
 * @see fivetran dbt_salesforce, which counts only deals still open
 * @category Deals
 */
export const pipelineCreated = /*#__PURE__*/ metric(
  "pipelineCreated",
  () => sumOfMoney(Deal.amount, { at: Deal.createdAt }),
  { direction: "up" },
);
