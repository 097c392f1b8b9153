import { coalesce, multiply, subtract } from "../expressions/arithmetic.js";
import { isPresent, ne } from "../expressions/comparison.js";
import { and } from "../expressions/logic.js";
import { happened } from "../expressions/moment.js";
import { Order } from "../entities/order.js";
import { count, countDistinct } from "../metrics/count.js";
import { difference } from "../metrics/difference.js";
import { metric } from "../metrics/metric.js";
import { growth } from "../metrics/growth.js";
import { mean, sum } from "../metrics/quantities.js";
import { ratio } from "../metrics/ratio.js";

/**
 * Revenue on the collected basis: payments by the date of payment, less refunds by the date of refund.
 *
 * *Details*. Exact. A period can be negative, when more was paid back than came in. Test orders do not count.
 *
 * *Gotchas*. Booked revenue is {@link bookings}; billed and recognised revenue are other metrics. An order of
 * January refunded in February leaves January as it was.
 *
 * @example
 * ```ts
 * import { evaluate, month, revenueCollected } from "salesmetrics";
 *
 * const orders = [
 *   { id: "1", paidAt: "2025-01-10", paidAmount: 100, refundedAt: "2025-02-03", refundedAmount: 100, currency: "EUR" },
 * ] as const;
 * const { rows } = evaluate({ revenueCollected }, { orders }, { every: month() });
 *
 * rows.map((row) => [row.period.label, row.revenueCollected?.amount.toNumber()]); // => [["2025-01", 100], ["2025-02", -100]]
 * ```
 *
 * @see a16z, 16 startup metrics
 * @category Revenue
 */
export const revenueCollected = /*#__PURE__*/ metric(
  "revenueCollected",
  () => difference(paymentsCollected, refundsPaid),
  { unit: "money", direction: "up" },
);

/**
 * Payments collected: the sum of what was paid for orders, by the date of payment.
 *
 * @see a16z, 16 startup metrics
 * @category Revenue
 */
export const paymentsCollected = /*#__PURE__*/ metric(
  "paymentsCollected",
  () => sum(Order.paidAmount, { where: and(isReal(), isPresent(Order.paidAt)), at: Order.paidAt }),
  { unit: "money", direction: "up" },
);

/**
 * Refunds: the sum of what was paid back for orders, by the date of refund.
 *
 * @see Shopify
 * @category Revenue
 */
export const refundsPaid = /*#__PURE__*/ metric(
  "refundsPaid",
  () =>
    sum(Order.refundedAmount, { where: and(isReal(), isPresent(Order.refundedAt)), at: Order.refundedAt }),
  { unit: "money", direction: "down" },
);

/**
 * Revenue growth: (revenue − that of the period before) ÷ that of the period before, on the collected basis.
 *
 * *Details*. There is no growth from zero or from a negative base, with the reason `no-base`; a period that is not
 * over has `incomplete-period`.
 *
 * @example
 * ```ts
 * import { month, revenueGrowth } from "salesmetrics";
 *
 * const orders = [
 *   { id: "1", paidAt: "2025-02-10", paidAmount: 200, currency: "EUR" },
 *   { id: "2", paidAt: "2025-03-10", paidAmount: 230, currency: "EUR" },
 * ] as const;
 *
 * revenueGrowth({ orders }, { during: month(2025, 3) }); // => 0.15
 * ```
 *
 * @see a16z, 16 startup metrics
 * @category Revenue
 */
export const revenueGrowth = /*#__PURE__*/ metric("revenueGrowth", () => growth(revenueCollected));

/**
 * The number of different customers who paid for an order, by the date of payment.
 *
 * @see PostHog, ChartMogul
 * @category Revenue
 */
export const payingCustomers = /*#__PURE__*/ metric(
  "payingCustomers",
  () => countDistinct(Order.customerId, { where: and(isReal(), isPresent(Order.paidAt)), at: Order.paidAt }),
  { unit: "count", direction: "up" },
);

/**
 * Revenue per customer (ARPC): revenue collected ÷ the different customers who paid in the period.
 *
 * *Gotchas*. It is for one period, not for a lifetime, and not the recurring revenue per account (ARPA).
 *
 * @see PostHog, ChartMogul
 * @category Revenue
 */
export const revenuePerCustomer = /*#__PURE__*/ metric(
  "revenuePerCustomer",
  () => ratio(revenueCollected, payingCustomers),
  { unit: "money", direction: "up" },
);

/**
 * The number of orders that were paid, by the date they were placed; test orders do not count.
 *
 * @see Shopify
 * @category Revenue
 */
export const ordersPlaced = /*#__PURE__*/ metric(
  "ordersPlaced",
  () => count(Order, { where: isPaid(), at: Order.placedAt }),
  { unit: "count", direction: "up" },
);

/**
 * The average order value (AOV): Σ (gross − discounts) ÷ orders, of paid orders by the date they were placed.
 *
 * *Details*. Without tax and shipping, before returns. An order without a gross amount is left out and reported;
 * without a discount it has none.
 *
 * @example
 * ```ts
 * import { averageOrderValue } from "salesmetrics";
 *
 * const paid = { placedAt: "2025-03-01" as const, paidAt: "2025-03-01" as const, currency: "USD" };
 * const orders = [
 *   { id: "1", ...paid, grossAmount: "120.00", discountAmount: "20.00" },
 *   { id: "2", ...paid, grossAmount: "50.00" },
 * ];
 *
 * averageOrderValue({ orders }); // => { amount: 75, currency: "USD" }
 * ```
 *
 * @see Shopify, Geckoboard
 * @category Revenue
 */
export const averageOrderValue = /*#__PURE__*/ metric(
  "averageOrderValue",
  () =>
    mean(subtract(Order.grossAmount, coalesce(Order.discountAmount, multiply(Order.grossAmount, 0))), {
      where: isPaid(),
      at: Order.placedAt,
    }),
  { unit: "money", direction: "up" },
);

function isReal() {
  return ne(Order.test, true);
}

function isPaid() {
  return and(isReal(), happened(Order.paidAt));
}
