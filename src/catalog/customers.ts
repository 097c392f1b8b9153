import { isNull, isPresent, ne } from "../expressions/comparison.js";
import { and } from "../expressions/logic.js";
import { happened } from "../expressions/moment.js";
import { Customer } from "../entities/customer.js";
import { Order } from "../entities/order.js";
import { count, countDistinct } from "../metrics/count.js";
import { metric } from "../metrics/metric.js";
import { ratio } from "../metrics/ratio.js";
import { payingCustomers, revenueCollected } from "./revenue.js";

/**
 * New customers (customer acquisition): the number of customers, by the date of their first paid event.
 *
 * *Details*. Rows merged into another customer, and test records, do not count.
 *
 * *Gotchas*. The date of sign-up is not that of the first payment.
 *
 * @see profitable, ChartMogul
 * @category Customers
 */
export const newCustomers = /*#__PURE__*/ metric(
  "newCustomers",
  () =>
    count(Customer, {
      where: and(isNull(Customer.mergedIntoId), ne(Customer.test, true), isPresent(Customer.firstPaidAt)),
      at: Customer.firstPaidAt,
    }),
  { unit: "count", direction: "up" },
);

/**
 * The repeat purchase rate: customers with at least two paid orders ÷ customers with at least one, over the orders
 * of the question.
 *
 * *Gotchas*. Over a customer's whole life it grows with age.
 *
 * @example
 * ```ts
 * import { repeatPurchaseRate } from "salesmetrics";
 *
 * const orders = ["ann", "ann", "bob", "cyd"].map((customerId, index) => ({
 *   id: String(index),
 *   customerId,
 *   placedAt: "2025-03-01" as const,
 *   paidAt: "2025-03-01" as const,
 * }));
 *
 * repeatPurchaseRate({ orders }); // => 0.3333…
 * ```
 *
 * @see datma, cxforge
 * @category Customers
 */
export const repeatPurchaseRate = /*#__PURE__*/ metric(
  "repeatPurchaseRate",
  () => ratio(buyers(2), buyers(1)),
  { unit: "proportion", direction: "up" },
);

/**
 * The historic customer lifetime value (CLV): net revenue to date ÷ customers who have paid, over all the orders
 * given.
 *
 * *Details*. What customers have brought so far, not what they will: asked without `during`, over the whole
 * history of a cohort's orders.
 *
 * *Gotchas*. Compare cohorts at equal age. A lifetime's revenue divided by a month's churn rate has no meaning.
 *
 * @see Own definition; none is published
 * @category Customers
 */
export const historicCustomerLifetimeValue = /*#__PURE__*/ metric(
  "historicCustomerLifetimeValue",
  () => ratio(revenueCollected, payingCustomers),
  { unit: "money", direction: "up" },
);

function buyers(atLeast: number) {
  return countDistinct(Order.customerId, {
    where: and(ne(Order.test, true), happened(Order.paidAt)),
    at: Order.placedAt,
    atLeast,
  });
}
