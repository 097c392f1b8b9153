import { Deal } from "../../entities/deal.js";
import { multiply } from "../../expressions/arithmetic.js";
import { proportion } from "../../expressions/choice.js";
import { required } from "../../expressions/required.js";
import { timeIf } from "../../expressions/time-if.js";
import type { Metric } from "../../formulas/metric.js";
import { count } from "../../metrics/count.js";
import { metric } from "../../metrics/metric.js";
import { product } from "../../metrics/product.js";
import { sumOfMoney } from "../../metrics/quantity-metrics.js";
import { ratio } from "../../metrics/ratio.js";
import { stock } from "../../metrics/stock.js";
import { isClosed } from "./conditions.js";
import { salesCycle } from "./cycle.js";
import { closedDeals, wonDeals } from "./outcome.js";
import { averageDealSize } from "./size.js";

/**
 * The number of deals open at the end of each period: created by then, and not yet won or lost.
 *
 * *When to use*. Beside {@link openDeals}, which is of one moment: this one takes `every`.
 *
 * *Details*. Without a period it is the number at `asOf`. A deal without a creation date, and a closed deal without a
 * closing date, are left out and reported. The closing date of an open deal plays no part.
 *
 * @example
 * ```ts
 * import { evaluate, month, openDealsAtEnd, quarter } from "salesmetrics";
 *
 * const deals = [
 *   { id: "1", status: "won", createdAt: "2024-11-05", closedAt: "2025-02-03" },
 *   { id: "2", status: "open", createdAt: "2025-01-20" },
 * ] as const;
 * const { rows } = evaluate({ openDealsAtEnd }, { deals }, { every: month(), during: quarter(2025, 1) });
 *
 * rows.map((row) => row.openDealsAtEnd); // => [2, 1, 1]
 * ```
 *
 * @see open-mercato #4621, where won and lost deals were left in
 * @category Deals
 */
export const openDealsAtEnd = /*#__PURE__*/ metric("openDealsAtEnd", () => atEnd(count(Deal)), {
  direction: "none",
});

/**
 * The open pipeline at the end of each period: Σ amount of deals open then.
 *
 * *Details*. As {@link openDealsAtEnd}. Deals without an amount are left out and reported.
 *
 * *Gotchas*. The amounts are those of the rows, also for an earlier period.
 *
 * @see open-mercato #4621
 * @category Deals
 */
export const pipelineAtEnd = /*#__PURE__*/ metric("pipelineAtEnd", () => atEnd(sumOfMoney(Deal.amount)), {
  direction: "up",
});

/**
 * The weighted pipeline at the end of each period: Σ amount × probability of deals open then.
 *
 * *Details*. As {@link openDealsAtEnd}. A deal whose probability is missing, or outside 0 to 1, is left out and reported.
 *
 * *Gotchas*. Amounts and probabilities are those of the rows, also for an earlier period.
 *
 * @see Salesforce, ExpectedRevenue
 * @category Deals
 */
export const weightedPipelineAtEnd = /*#__PURE__*/ metric(
  "weightedPipelineAtEnd",
  () => atEnd(sumOfMoney(multiply(Deal.amount, proportion(Deal.probability)))),
  { direction: "up" },
);

/**
 * The sales velocity of each period: deals open at its end × win rate × average deal size ÷ mean sales cycle; money per
 * day.
 *
 * *When to use*. Beside {@link salesVelocity}, whose open deals are those at `asOf`: this one takes `every`.
 *
 * @see KPI Tree, QuarterOne
 * @category Deals
 */
export const salesVelocityAtEnd = /*#__PURE__*/ metric(
  "salesVelocityAtEnd",
  () => ratio(product(product(averageDealSize, openDealsAtEnd), wonDeals), product(salesCycle, closedDeals)),
  { unit: "money per day", direction: "up" },
);

/** What is open at the end of each period. */
function atEnd<Value>(metric: Metric<{ deals: Deal }, Value>) {
  return stock(metric, { from: Deal.createdAt, until: timeIf(isClosed(), required(Deal.closedAt)) });
}
