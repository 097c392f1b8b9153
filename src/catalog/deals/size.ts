import { Deal, DealValue } from "../../entities/deal.js";
import { day } from "../../calendar/civil-periods.js";
import { subtract } from "../../expressions/arithmetic.js";
import { isPresent } from "../../expressions/comparison.js";
import { required } from "../../expressions/required.js";
import { growth } from "../../metrics/growth.js";
import { metric } from "../../metrics/metric.js";
import { mean, median, sumOfMoney } from "../../metrics/quantity-metrics.js";
import { ratio } from "../../metrics/ratio.js";
import { trailing } from "../../metrics/trailing.js";
import { where } from "../../metrics/where.js";
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

/**
 * The discount rate of deals: Σ (list amount − amount) ÷ Σ list amount of deals won, by closing date.
 *
 * *Details*. Weighted by value. Deals without one of the two amounts are in neither side, and reported. A deal above its
 * list amount makes the rate lower.
 *
 * @example
 * ```ts
 * import { dealDiscountRate } from "salesmetrics";
 *
 * const won = { status: "won", closedAt: "2025-03-03", currency: "EUR" } as const;
 * const deals = [
 *   { id: "1", ...won, listAmount: 1000, amount: 500 },
 *   { id: "2", ...won, listAmount: 3000, amount: 3000 },
 * ];
 *
 * dealDiscountRate({ deals }); // => 0.125
 * ```
 *
 * @see Own definition after common usage
 * @category Deals
 */
export const dealDiscountRate = /*#__PURE__*/ metric(
  "dealDiscountRate",
  () =>
    ratio(
      sumOfMoney(subtract(Deal.listAmount, Deal.amount), won()),
      where(sumOfMoney(Deal.listAmount, won()), isPresent(required(Deal.amount))),
    ),
  { direction: "down" },
);

/**
 * The linearity of bookings: bookings of the last 14 days of a period ÷ bookings of the period, by closing date.
 *
 * *When to use*. By month or quarter: a high share says that deals are pressed through at the end.
 *
 * *Details*. A question without a period has no last days, and is refused.
 *
 * @see Own definition after common usage
 * @category Deals
 */
export const bookingsLinearity = /*#__PURE__*/ metric(
  "bookingsLinearity",
  () => ratio(trailing(14, day(), bookings), bookings),
  { direction: "down" },
);
