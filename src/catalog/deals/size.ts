import { Deal } from "../../entities/deal.js";
import { eq } from "../../expressions/comparison.js";
import { growth } from "../../metrics/growth.js";
import { metric } from "../../metrics/metric.js";
import { mean, median, sum } from "../../metrics/quantities.js";

/**
 * Bookings (sales volume): the sum of the amounts of deals won, by closing date.
 *
 * *Details*. Exact. Deals without an amount are left out and reported.
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
export const bookings = /*#__PURE__*/ metric(
  "bookings",
  () => sum(Deal.amount, { where: eq(Deal.status, "won"), at: Deal.closedAt }),
  { unit: "money", direction: "up" },
);

/**
 * How much bookings grew since the period before.
 *
 * *Details*. As {@link revenueGrowth}, on the booked basis.
 *
 * @see a16z, 16 startup metrics
 * @category Deals
 */
export const bookingsGrowth = /*#__PURE__*/ metric("bookingsGrowth", () => growth(bookings));

/**
 * The average amount of deals won, by closing date: their sum ÷ how many have an amount.
 *
 * *Gotchas*. A missing amount is not zero: the deal is left out and reported.
 *
 * @see QuarterOne, fivetran dbt_salesforce
 * @category Deals
 */
export const averageDealSize = /*#__PURE__*/ metric(
  "averageDealSize",
  () => mean(Deal.amount, { where: eq(Deal.status, "won"), at: Deal.closedAt }),
  { unit: "money", direction: "up" },
);

/**
 * The median amount of deals won, by closing date.
 *
 * @see QuarterOne
 * @category Deals
 */
export const medianDealSize = /*#__PURE__*/ metric(
  "medianDealSize",
  () => median(Deal.amount, { where: eq(Deal.status, "won"), at: Deal.closedAt }),
  { unit: "money", direction: "up" },
);
