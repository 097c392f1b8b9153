import { Deal } from "../../entities/deal.js";
import { eq } from "../../expressions/comparison.js";
import { elapsed } from "../../expressions/duration.js";
import { lifetime } from "../../expressions/lifetime.js";
import { asOf } from "../../expressions/moment.js";
import { metric } from "../../metrics/metric.js";
import { meanOfNumbers, quantileOfNumbers } from "../../metrics/numbers.js";
import { product } from "../../metrics/product.js";
import { ratio } from "../../metrics/ratio.js";
import { restrictedMean, survivalMedian } from "../../metrics/survival.js";
import { isClosed, isOpen } from "./conditions.js";
import { closedDeals, wonDeals } from "./outcome.js";
import { openDeals } from "./pipeline.js";
import { averageDealSize } from "./size.js";

/**
 * The mean sales cycle: days from creation to closing of deals won, by closing date.
 *
 * *Details*. Days of 24 hours, fractions included. Deals closed before they were created, or without one of the
 * dates, are left out and reported.
 *
 * *Gotchas*. Deals still open are not in it, so that it is biased towards quick ones: show {@link
 * survivalMedianTimeToClose} beside it.
 *
 * @see HubSpot, fivetran dbt_salesforce
 * @category Deals
 */
export const salesCycle = /*#__PURE__*/ metric(
  "salesCycle",
  () =>
    meanOfNumbers(elapsed(Deal.createdAt, Deal.closedAt), {
      where: eq(Deal.status, "won"),
      at: Deal.closedAt,
    }),
  { unit: "days", direction: "down" },
);

/**
 * The median sales cycle of deals won, in days, by closing date.
 *
 * @see HubSpot
 * @category Deals
 */
export const medianSalesCycle = /*#__PURE__*/ metric(
  "medianSalesCycle",
  () =>
    quantileOfNumbers(0.5, elapsed(Deal.createdAt, Deal.closedAt), {
      where: eq(Deal.status, "won"),
      at: Deal.closedAt,
    }),
  { unit: "days", direction: "down" },
);

/**
 * The sales cycle, in days, within which nine in ten deals were won, by closing date.
 *
 * @see HubSpot
 * @category Deals
 */
export const salesCycle90th = /*#__PURE__*/ metric(
  "salesCycle90th",
  () =>
    quantileOfNumbers(0.9, elapsed(Deal.createdAt, Deal.closedAt), {
      where: eq(Deal.status, "won"),
      at: Deal.closedAt,
    }),
  { unit: "days", direction: "down" },
);

/**
 * The mean time to loss: days from creation to closing of deals lost, by closing date.
 *
 * *Details*. A long time means that deals are given up late.
 *
 * @see pipedream #20659
 * @category Deals
 */
export const timeToLoss = /*#__PURE__*/ metric(
  "timeToLoss",
  () =>
    meanOfNumbers(elapsed(Deal.createdAt, Deal.closedAt), {
      where: eq(Deal.status, "lost"),
      at: Deal.closedAt,
    }),
  { unit: "days", direction: "band" },
);

/**
 * The median time to loss, in days, by closing date.
 *
 * @see pipedream #20659
 * @category Deals
 */
export const medianTimeToLoss = /*#__PURE__*/ metric(
  "medianTimeToLoss",
  () =>
    quantileOfNumbers(0.5, elapsed(Deal.createdAt, Deal.closedAt), {
      where: eq(Deal.status, "lost"),
      at: Deal.closedAt,
    }),
  { unit: "days", direction: "band" },
);

/**
 * The median time to close, open deals included (Kaplan-Meier): the days from creation within which half of deals are
 * won or lost, by creation date.
 *
 * *When to use*. Beside {@link salesCycle} and {@link timeToLoss}, which leave out what is still open.
 *
 * *Details*. It needs `asOf`. `explain` says how many have ended and how many are open. Where more than half are open
 * at the highest age seen it has no value, with the reason `immature`. A closed deal without a closing date is
 * reported.
 *
 * *Gotchas*. Deals won and lost count alike: what is lost cannot be won any more, and has not merely dropped out of
 * sight.
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
 * The restricted mean time to close, open deals included (Kaplan-Meier): the mean of the days until deals are won or
 * lost, or of so many where they take longer, by creation date.
 *
 * *Details*. As {@link survivalMedianTimeToClose}. Beyond the highest age seen it is `immature`.
 *
 * @see Irwin (1949)
 * @category Deals
 */
export function restrictedMeanTimeToClose(days: number) {
  return restrictedMean(days, timeToClose(), { direction: "down" });
}

/**
 * Sales velocity (pipeline velocity): open deals × win rate × average amount won ÷ mean cycle in days; money a
 * day.
 *
 * *Details*. Open deals are those at `asOf`; the other three are taken over `during`. It has no value where no
 * deal was won, or where the cycle is zero.
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
  { unit: "money per day", direction: "up" },
);

/**
 * The mean age of deals open at `asOf`, in days since creation.
 *
 * *Gotchas*. It is not a sales cycle: these deals are not over.
 *
 * @see fivetran dbt_salesforce
 * @category Deals
 */
export const dealAge = /*#__PURE__*/ metric(
  "dealAge",
  () => meanOfNumbers(elapsed(Deal.createdAt, asOf()), { where: isOpen() }),
  { unit: "days", direction: "down" },
);

/**
 * The median age of deals open at `asOf`, in days since creation.
 *
 * @see fivetran dbt_salesforce
 * @category Deals
 */
export const medianDealAge = /*#__PURE__*/ metric(
  "medianDealAge",
  () => quantileOfNumbers(0.5, elapsed(Deal.createdAt, asOf()), { where: isOpen() }),
  { unit: "days", direction: "down" },
);

function timeToClose() {
  return lifetime(Deal.createdAt, Deal.closedAt, { ended: isClosed() });
}
