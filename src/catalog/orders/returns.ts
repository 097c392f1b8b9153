import { Order } from "../../entities/order.js";
import { RefundLine } from "../../entities/refund-line.js";
import { subtract } from "../../expressions/arithmetic.js";
import { isPresent } from "../../expressions/comparison.js";
import { days } from "../../expressions/duration.js";
import { and } from "../../expressions/logic.js";
import { happened } from "../../expressions/moment.js";
import { difference } from "../../metrics/difference.js";
import { family } from "../../metrics/family.js";
import { metric } from "../../metrics/metric.js";
import { sumOfNumbers } from "../../metrics/numeric-metrics.js";
import { sumOfMoney } from "../../metrics/quantity-metrics.js";
import { eventually, within } from "../../metrics/within.js";
import { unitsSold } from "../products.js";
import { discountOf, isReal, placed } from "./conditions.js";

/**
 * Refunds by order date: Σ amount refunded by `asOf` for paid orders, by the date of the order; test orders do not count.
 *
 * *Details*. {@link refundsPaid} has the same refunds by the date they were paid. An order with an amount and no refund date
 * counts as not refunded.
 *
 * *Gotchas*. Past months change when their orders are refunded.
 *
 * @see Geckoboard
 * @category Orders
 */
export const refundsOfOrders = /*#__PURE__*/ metric(
  "refundsOfOrders",
  () => {
    const { where: isPlaced, at } = placed();
    const isRefunded = and(happened(Order.refundedAt), isPresent(Order.refundedAmount));
    return sumOfMoney(Order.refundedAmount, { where: and(isPlaced, isRefunded), at });
  },
  { direction: "down" },
);

/**
 * Net sales by order date: Σ (gross − discount) of paid orders − {@link refundsOfOrders}: what was sold and kept.
 *
 * *Details*. Without tax and shipping. {@link netSales} has refunds by their own date.
 *
 * *Gotchas*. Past months change when their orders are refunded.
 *
 * @example
 * ```ts
 * import { evaluate, month, netSales, netSalesOfOrders } from "salesmetrics";
 *
 * const sold = { placedAt: "2025-01-10", paidAt: "2025-01-10", grossAmount: 100, currency: "EUR" } as const;
 * const orders = [{ id: "1", ...sold, refundedAt: "2025-02-03", refundedAmount: 100 }] as const;
 * const { rows } = evaluate({ netSales, netSalesOfOrders }, { orders }, { every: month(), currency: "EUR" });
 *
 * rows.map((row) => row.netSales?.amount.toNumber()); // => [100, -100]
 * rows.map((row) => row.netSalesOfOrders?.amount.toNumber()); // => [0, 0]
 * ```
 *
 * @see Geckoboard
 * @category Orders
 */
export const netSalesOfOrders = /*#__PURE__*/ metric(
  "netSalesOfOrders",
  () => difference(sumOfMoney(subtract(Order.grossAmount, discountOf()), placed()), refundsOfOrders),
  { direction: "up" },
);

/**
 * Units returned: Σ quantity of refund lines, by the day they were paid back.
 *
 * *Details*. A refund of money alone, without a quantity, returns none.
 *
 * @see Shopify
 * @category Orders
 */
export const unitsReturned = /*#__PURE__*/ metric(
  "unitsReturned",
  () => sumOfNumbers(RefundLine.quantity, { where: isPresent(RefundLine.quantity), at: RefundLine.at }),
  { unit: "count", direction: "down" },
);

/**
 * Net units sold: {@link unitsSold}, by order date, − {@link unitsReturned}, by the day of the refund.
 *
 * *Gotchas*. As {@link unitsSold}: lines say nothing about payment.
 *
 * @see Shopify
 * @category Orders
 */
export const netUnitsSold = /*#__PURE__*/ metric("netUnitsSold", () => difference(unitsSold, unitsReturned), {
  unit: "count",
  direction: "up",
});

/**
 * The checkout conversion rate: checkouts that became a paid order by `asOf` ÷ checkouts begun, by the day they began; test
 * orders do not count.
 *
 * *Details*. A checkout that was abandoned and finished later has converted.
 *
 * *Gotchas*. Recent checkouts may still be paid: {@link checkoutConversionRateWithin} gives each the same time.
 *
 * @see Polar
 * @category Orders
 */
export const checkoutConversionRate = /*#__PURE__*/ metric("checkoutConversionRate", () =>
  eventually(checkout()),
);

/**
 * The checkout conversion rate within `length` days: checkouts paid at most `length` days after they began ÷ checkouts begun,
 * by the day they began.
 *
 * *Details*. It needs `asOf`. While a checkout of the cohort has had fewer days it is `null`, with the reason `immature`.
 *
 * @see Polar
 * @category Orders
 */
export const checkoutConversionRateWithin = /*#__PURE__*/ family(
  "checkoutConversionRateWithin",
  (length: number) => within(days(length), checkout()),
);

/** Checkouts of real orders; an order without one was made elsewhere. */
function checkout() {
  const { checkoutAt: from, paidAt: to } = Order;
  return { from, to, where: and(isReal(), isPresent(from)) };
}
