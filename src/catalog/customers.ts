import { isNull, isPresent, ne } from "../expressions/comparison.js";
import { and } from "../expressions/logic.js";
import { happened } from "../expressions/moment.js";
import { Customer } from "../entities/customer.js";
import { Order } from "../entities/order.js";
import { count, countDistinct } from "../metrics/count.js";
import { metric } from "../metrics/metric.js";
import { ratio, ratioOfNumbers } from "../metrics/ratio.js";
import { payingCustomers, revenueCollected } from "./revenue.js";

/**
 * New customers (customer acquisition): the number of customers, by the date of their first payment.
 *
 * *Details*. Rows merged into another customer, and test records, do not count.
 *
 * *Gotchas*. The sign-up date is not the date of the first payment.
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
  { direction: "up" },
);

/**
 * The repeat purchase rate: customers with at least two paid orders ÷ customers with at least one, by order date.
 *
 * *Details*. Both orders must be in the same period; test orders do not count.
 *
 * *Gotchas*. Over the whole life of customers it grows with their age.
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
  () => ratioOfNumbers(buyers(2), buyers(1)),
  { unit: "proportion", direction: "up" },
);

/**
 * The historic customer lifetime value (CLV): revenue collected to date ÷ customers who have paid.
 *
 * *Details*. Ask it without `during`, over all orders of a cohort. It is past revenue, not a prediction.
 *
 * *Gotchas*. Compare cohorts at equal age. Lifetime revenue ÷ monthly churn rate has no meaning.
 *
 * @see Own definition; none is published
 * @category Customers
 */
export const historicCustomerLifetimeValue = /*#__PURE__*/ metric(
  "historicCustomerLifetimeValue",
  () => ratio(revenueCollected, payingCustomers),
  { direction: "up" },
);

function buyers(atLeast: number) {
  return countDistinct(Order.customerId, {
    where: and(ne(Order.test, true), happened(Order.paidAt)),
    at: Order.placedAt,
    atLeast,
  });
}
