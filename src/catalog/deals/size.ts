import { DealValue } from "../../entities/deal.js";
import { growth } from "../../metrics/growth.js";
import { metric } from "../../metrics/metric.js";
import { mean, median, sumOfMoney } from "../../metrics/quantity-metrics.js";
import { won } from "./conditions.js";

/**
 * Bookings (sales volume): Σ amount of deals won, by closing date.
 *
 * *Details*. The sum is exact. Deals without an amount are left out and reported.
 *
 * *Gotchas*. Bookings are not revenue.
 *
 * @example
 * ```ts
 * import { bookings, quarter } from "salesmetrics";
 *
 * const deals = [
 *   { id: "1", status: "won" as const, closedAt: "2025-03-31" as const, amount: "0.10", currency: "EUR" },
 *   { id: "2", status: "won" as const, closedAt: "2025-03-31" as const, amount: "0.20", currency: "EUR" },
 * ];
 *
 * bookings({ deals }, { during: quarter(2025, 1) }); // => { amount: 0.3, currency: "EUR" }
 * ```
 *
 * @see a16z, 16 startup metrics
 * @category Deals
 */
export const bookings = /*#__PURE__*/ metric("bookings", () => sumOfMoney(DealValue.amount, won()), {
  direction: "up",
});

/**
 * Bookings growth: (bookings − bookings of the period before) ÷ bookings of the period before.
 *
 * *Details*. From zero or from a negative base it is `null`, with the reason `no-base`; for a period that has not
 * ended, `incomplete-period`.
 *
 * @see a16z, 16 startup metrics
 * @category Deals
 */
export const bookingsGrowth = /*#__PURE__*/ metric("bookingsGrowth", () => growth(bookings));

/**
 * The average deal size: Σ amount of deals won ÷ number of them with an amount, by closing date.
 *
 * *Gotchas*. A missing amount is not zero: the deal is left out and reported.
 *
 * @see QuarterOne, fivetran dbt_salesforce
 * @category Deals
 */
export const averageDealSize = /*#__PURE__*/ metric("averageDealSize", () => mean(DealValue.amount, won()), {
  direction: "up",
});

/**
 * The median deal size: the median amount of deals won, by closing date.
 *
 * @see QuarterOne
 * @category Deals
 */
export const medianDealSize = /*#__PURE__*/ metric("medianDealSize", () => median(DealValue.amount, won()), {
  direction: "up",
});
