import { Deal } from "../../entities/deal.js";
import { ageAtAsOf } from "../../expressions/age-at-as-of.js";
import { elapsed } from "../../expressions/duration.js";
import { lifetime } from "../../expressions/lifetime.js";
import { family } from "../../metrics/family.js";
import { metric } from "../../metrics/metric.js";
import { meanTime, quantileTime } from "../../metrics/numeric-metrics.js";
import { product } from "../../metrics/product.js";
import { ratio } from "../../metrics/ratio.js";
import { restrictedMean, survivalMedian } from "../../metrics/survival.js";
import { isClosed, isOpen, lost, won } from "./conditions.js";
import { closedDeals, wonDeals } from "./outcome.js";
import { openDeals } from "./pipeline.js";
import { averageDealSize } from "./size.js";

/**
 * The mean sales cycle: the mean of closing − creation, in days, of deals won, by closing date.
 *
 * *Details*. Days of 24 hours, fractions included. Deals closed before they were created, or without one of the
 * dates, are left out and reported.
 *
 * *Gotchas*. Deals still open are not in it, so it is biased towards quick deals: show {@link
 * survivalMedianTimeToClose} beside it.
 *
 * @see HubSpot, fivetran dbt_salesforce
 * @category Deals
 */
export const salesCycle = /*#__PURE__*/ metric("salesCycle", () => meanTime(cycle(), won()));

/**
 * The median sales cycle in days, of deals won, by closing date.
 *
 * @see HubSpot
 * @category Deals
 */
export const medianSalesCycle = /*#__PURE__*/ metric("medianSalesCycle", () =>
  quantileTime(0.5, cycle(), won()),
);

/**
 * The 90th percentile of the sales cycle in days, of deals won, by closing date.
 *
 * @see HubSpot
 * @category Deals
 */
export const salesCycle90th = /*#__PURE__*/ metric("salesCycle90th", () => quantileTime(0.9, cycle(), won()));

/**
 * The mean time to loss: the mean of closing − creation, in days, of deals lost, by closing date.
 *
 * *Details*. A long time means that deals are given up late.
 *
 * @see pipedream #20659
 * @category Deals
 */
export const timeToLoss = /*#__PURE__*/ metric("timeToLoss", () => meanTime(cycle(), lost(), "range"));

/**
 * The median time to loss in days, of deals lost, by closing date.
 *
 * @see pipedream #20659
 * @category Deals
 */
export const medianTimeToLoss = /*#__PURE__*/ metric("medianTimeToLoss", () =>
  quantileTime(0.5, cycle(), lost(), "range"),
);

/**
 * The median time to close (Kaplan-Meier, open deals included): the days from creation until half of deals are won or
 * lost, by creation date.
 *
 * *When to use*. Beside {@link salesCycle} and {@link timeToLoss}, which leave out deals still open.
 *
 * *Details*. It needs `asOf`. `explain` gives the number of deals closed, `ended`, and still open, `open`. If more
 * than half are open at the greatest age observed, it is `null`, with the reason `immature`. A closed deal without a
 * closing date is left out and reported.
 *
 * *Gotchas*. Won and lost deals both count as closed: a lost deal can no longer be won, so it is not censored.
 *
 * @example
 * ```ts
 * import { salesCycle, survivalMedianTimeToClose } from "salesmetrics";
 *
 * const deals = [
 *   { id: "1", status: "won", createdAt: "2025-03-01", closedAt: "2025-03-11" },
 *   { id: "2", status: "won", createdAt: "2025-01-01", closedAt: "2025-03-02" },
 *   { id: "3", status: "open", createdAt: "2025-01-01" },
 * ] as const;
 *
 * salesCycle({ deals }); // => 35
 * survivalMedianTimeToClose({ deals }, { asOf: "2025-03-31" }); // => 60
 * ```
 *
 * @see Kaplan and Meier (1958)
 * @category Deals
 */
export const survivalMedianTimeToClose = /*#__PURE__*/ metric("survivalMedianTimeToClose", () =>
  survivalMedian(timeToClose(), { direction: "down" }),
);

/**
 * The restricted mean time to close (Kaplan-Meier, open deals included): the mean of min(days until won or lost,
 * `days`), by creation date.
 *
 * *Details*. It needs `asOf`. If `days` exceeds the greatest age observed, it is `null`, with the reason `immature`.
 * See {@link survivalMedianTimeToClose}.
 *
 * @see Irwin (1949)
 * @category Deals
 */
export const restrictedMeanTimeToClose = /*#__PURE__*/ family("restrictedMeanTimeToClose", (days: number) =>
  restrictedMean(days, timeToClose(), { direction: "down" }),
);

/**
 * The sales velocity (pipeline velocity): open deals × win rate × average deal size ÷ mean sales cycle; money per day.
 *
 * *Details*. Open deals are those at `asOf`; the other three are taken over `during`. It is `null` if no deal was
 * won, or if the mean cycle is zero.
 *
 * @example
 * ```ts
 * import { between, salesVelocity } from "salesmetrics";
 *
 * const won = { status: "won" as const, createdAt: "2025-01-01" as const, closedAt: "2025-02-20" as const };
 * const open = { status: "open" as const, createdAt: "2025-03-01" as const };
 * const deals = [
 *   { id: "1", ...won, amount: 10000, currency: "USD" },
 *   { ...won, id: "2", status: "lost" as const },
 *   { id: "3", ...open },
 *   { id: "4", ...open },
 * ];
 *
 * salesVelocity({ deals }, { during: between("2025-01-01", "2025-04-01"), asOf: "2025-03-31" });
 * // => { amount: 200, currency: "USD" }
 * ```
 *
 * @see KPI Tree, QuarterOne
 * @category Deals
 */
export const salesVelocity = /*#__PURE__*/ metric(
  "salesVelocity",
  () => ratio(product(product(averageDealSize, openDeals), wonDeals), product(salesCycle, closedDeals)),
  { unit: "money per day", direction: "up", atEnd: "salesVelocityAtEnd" },
);

/**
 * The mean deal age: the mean of `asOf` − creation, in days, of deals open at `asOf`.
 *
 * *Details*. A day as `asOf` counts through its end.
 *
 * *Gotchas*. It is not a sales cycle: these deals have not ended.
 *
 * @see fivetran dbt_salesforce
 * @category Deals
 */
export const dealAge = /*#__PURE__*/ metric("dealAge", () => meanTime(age(), { where: isOpen() }));

/**
 * The median deal age in days, of deals open at `asOf`.
 *
 * @see fivetran dbt_salesforce
 * @category Deals
 */
export const medianDealAge = /*#__PURE__*/ metric("medianDealAge", () =>
  quantileTime(0.5, age(), { where: isOpen() }),
);

function cycle() {
  return elapsed(Deal.createdAt, Deal.closedAt);
}

function age() {
  return ageAtAsOf(Deal.createdAt);
}

function timeToClose() {
  return lifetime(Deal.createdAt, Deal.closedAt, { ended: isClosed() });
}
