import { Order } from "../../entities/order.js";
import { multiply, subtract } from "../../expressions/arithmetic.js";
import { gt, isPresent } from "../../expressions/comparison.js";
import type { Expression } from "../../expressions/expression.js";
import type { Money } from "../../money/money.js";
import { and } from "../../expressions/logic.js";
import { happened } from "../../expressions/moment.js";
import { required } from "../../expressions/required.js";
import { count } from "../../metrics/count.js";
import { difference } from "../../metrics/difference.js";
import { metric } from "../../metrics/metric.js";
import { plus } from "../../metrics/plus.js";
import { mean, sumOfMoney } from "../../metrics/quantity-metrics.js";
import { ratio } from "../../metrics/ratio.js";
import { where } from "../../metrics/where.js";
import { refundsPaid } from "../revenue/collected.js";
import { isDecided } from "../../expressions/decided.js";
import { shareOf } from "../share-of.js";
import { discountOf, placed } from "./conditions.js";

/**
 * Orders placed: the number of paid orders, by order date; test orders do not count.
 *
 * @see Shopify
 * @category Orders
 */
export const ordersPlaced = /*#__PURE__*/ metric("ordersPlaced", () => count(Order, placed()), {
  direction: "up",
});

/**
 * The average order value (AOV): Σ (gross − discount) ÷ number of paid orders, by order date.
 *
 * *Details*. Before returns, without tax and shipping. An order without a gross amount is left out and reported; a
 * missing discount is 0.
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
 * @category Orders
 */
export const averageOrderValue = /*#__PURE__*/ metric(
  "averageOrderValue",
  () => mean(subtract(Order.grossAmount, discountOf()), placed()),
  { direction: "up" },
);

/**
 * Gross sales: Σ gross amount of paid orders, by order date; test orders do not count.
 *
 * *Details*. Before discounts, tax, shipping and returns. An order without a gross amount is left out and reported.
 *
 * *Gotchas*. Shopify includes orders that are cancelled, pending and unpaid.
 *
 * @see Shopify
 * @category Orders
 */
export const grossSales = /*#__PURE__*/ metric("grossSales", () => sumOfMoney(Order.grossAmount, placed()), {
  direction: "up",
});

/**
 * Discounts given: Σ discount of paid orders, by order date; test orders do not count.
 *
 * *Details*. A missing discount is 0. An order with neither a discount nor a gross amount is left out and reported.
 *
 * @see Shopify
 * @category Orders
 */
export const discountsGiven = /*#__PURE__*/ metric(
  "discountsGiven",
  () => sumOfMoney(discountOf(), placed()),
  { direction: "down" },
);

/**
 * Net sales: Σ (gross − discount) of paid orders, by order date, − refunds, by refund date.
 *
 * *Details*. Without tax and shipping. It is negative in a period with more refunds than sales. Test orders do not count.
 *
 * *Gotchas*. A refund lowers the period in which it is paid, not that of its order.
 *
 * @example
 * ```ts
 * import { evaluate, month, netSales } from "salesmetrics";
 *
 * const sold = { placedAt: "2025-01-10", paidAt: "2025-01-10", grossAmount: 120, discountAmount: 20 } as const;
 * const orders = [
 *   { id: "1", ...sold, refundedAt: "2025-02-03", refundedAmount: 30, currency: "EUR" },
 * ] as const;
 * const { rows } = evaluate({ netSales }, { orders }, { every: month() });
 *
 * rows.map((row) => row.netSales?.amount.toNumber()); // => [100, -30]
 * ```
 *
 * @see Shopify
 * @category Orders
 */
export const netSales = /*#__PURE__*/ metric(
  "netSales",
  () => difference(sumOfMoney(subtract(Order.grossAmount, discountOf()), placed()), refundsPaid),
  { direction: "up" },
);

/**
 * Total sales: net sales + Σ tax + Σ shipping of paid orders, by order date; refunds by refund date.
 *
 * *Details*. A missing tax or shipping amount is 0.
 *
 * *Gotchas*. It is not revenue: tax is not the seller's.
 *
 * @see Shopify
 * @category Orders
 */
export const totalSales = /*#__PURE__*/ metric(
  "totalSales",
  () => plus(netSales, extra(Order.taxAmount), extra(Order.shippingAmount)),
  { direction: "none" },
);

/**
 * The discount rate of orders: Σ discount ÷ Σ gross amount of paid orders, by order date.
 *
 * *Details*. Weighted by value. A missing discount is 0; an order without a gross amount is in neither side, and reported.
 *
 * @see Own definition after common usage
 * @category Orders
 */
export const orderDiscountRate = /*#__PURE__*/ metric(
  "orderDiscountRate",
  () => ratio(sumOfMoney(discountOf(), priced()), sumOfMoney(Order.grossAmount, priced())),
  { direction: "down" },
);

/**
 * The refund rate by number: paid orders of which something was refunded by `asOf` ÷ paid orders, by order date.
 *
 * *Gotchas*. Recent orders may still be refunded.
 *
 * @see Own definition; none is published
 * @category Orders
 */
export const orderRefundRate = /*#__PURE__*/ metric("orderRefundRate", () =>
  shareOf(count(Order, placed()), isRefunded(), "down"),
);

/**
 * The refund rate by value: Σ amount refunded by `asOf` ÷ Σ gross amount of paid orders, by order date.
 *
 * *Details*. Both sides are of the same orders, whenever their refunds were paid.
 *
 * *Gotchas*. Recent orders may still be refunded. {@link refundsPaid} ÷ {@link grossSales} of a period mixes the refunds of old
 * orders with new ones.
 *
 * @see Own definition; none is published
 * @category Orders
 */
export const refundedValueRate = /*#__PURE__*/ metric(
  "refundedValueRate",
  () =>
    ratio(
      where(sumOfMoney(Order.refundedAmount, priced()), isRefunded()),
      where(sumOfMoney(Order.grossAmount, priced()), isDecided(isRefunded())),
    ),
  { direction: "down" },
);

/** Paid orders with a gross amount, by order date; the others are reported. */
function priced() {
  const { where: isPlaced, at } = placed();
  return { where: and(isPlaced, isPresent(required(subtract(Order.grossAmount, discountOf())))), at };
}

/** Some of it was paid back by `asOf`. */
function isRefunded() {
  return and(happened(Order.refundedAt), gt(Order.refundedAmount, multiply(Order.refundedAmount, 0)));
}

/** What paid orders cost beside the goods, where they have it. */
function extra(amount: Expression<{ orders: Order }, Money>) {
  const { where: isPlaced, at } = placed();
  return sumOfMoney(amount, { where: and(isPlaced, isPresent(amount)), at });
}
