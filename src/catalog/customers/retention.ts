import { Customer } from "../../entities/customer.js";
import { isPresent } from "../../expressions/comparison.js";
import { inOrder } from "../../expressions/duration.js";
import { and } from "../../expressions/logic.js";
import { count } from "../../metrics/count.js";
import { constant } from "../../metrics/constant.js";
import { difference } from "../../metrics/difference.js";
import { growth } from "../../metrics/growth.js";
import { metric } from "../../metrics/metric.js";
import { opening } from "../../metrics/opening.js";
import { ratioOfNumbers } from "../../metrics/ratio.js";
import { stock } from "../../metrics/stock.js";
import { isPaying } from "./conditions.js";

/**
 * Customers at the end of each period: the number of those who had paid by then, and had not churned.
 *
 * *Details*. Without a period it is the number at `asOf`. By the customer's own dates, `firstPaidAt` and `churnedAt`. Rows merged into
 * another customer, and test records, do not count.
 *
 * @see ChartMogul; GASP
 * @category Customers
 */
export const customersAtEnd = /*#__PURE__*/ metric(
  "customersAtEnd",
  () => stock(count(Customer, { where: isPaying() }), lives()),
  { direction: "up" },
);

/**
 * Churned customers: the number of paying customers who left, by the date they did.
 *
 * *Details*. Who left before the first payment is left out and reported; who never paid does not count.
 *
 * @see ChartMogul; GASP
 * @category Customers
 */
export const churnedCustomers = /*#__PURE__*/ metric(
  "churnedCustomers",
  () =>
    count(Customer, {
      where: and(
        isPaying(),
        isPresent(Customer.churnedAt),
        inOrder(Customer.firstPaidAt, Customer.churnedAt),
      ),
      at: Customer.churnedAt,
    }),
  { direction: "down" },
);

/**
 * The customer retention rate: customers there when a period began who are still there when it ends ÷ customers there when
 * it began.
 *
 * *Details*. It needs a period, of any days. Customers who came in it count nowhere, whether they stayed or not.
 *
 * @example
 * ```ts
 * import { customerRetentionRate, month } from "salesmetrics";
 *
 * const customers = [
 *   { id: "1", firstPaidAt: "2024-05-01" },
 *   { id: "2", firstPaidAt: "2024-05-01", churnedAt: "2025-03-20" },
 *   { id: "3", firstPaidAt: "2025-03-05", churnedAt: "2025-03-25" },
 * ] as const;
 *
 * customerRetentionRate({ customers }, { during: month(2025, 3) }); // => 0.5
 * ```
 *
 * @see ChartMogul; GASP
 * @category Customers
 */
export const customerRetentionRate = /*#__PURE__*/ metric(
  "customerRetentionRate",
  () => {
    const { still, count: opened } = book();
    return ratioOfNumbers(still, opened);
  },
  { unit: "proportion", direction: "up" },
);

/**
 * The customer churn rate: customers there when a period began who are gone when it ends ÷ customers there when it began;
 * 1 − {@link customerRetentionRate}.
 *
 * *Details*. As {@link customerRetentionRate}. It is never above 1.
 *
 * *Gotchas*. Twelve monthly rates do not add up to the rate of the year.
 *
 * @see ChartMogul; GASP
 * @category Customers
 */
export const customerChurnRate = /*#__PURE__*/ metric(
  "customerChurnRate",
  () => {
    const { still, count: opened } = book();
    return ratioOfNumbers(difference(opened, still), opened);
  },
  { unit: "proportion", direction: "down" },
);

/**
 * The expected customer lifetime: 1 ÷ {@link customerChurnRate}, in periods of the length that is asked for.
 *
 * *Details*. A churn rate of 3 % a month is a lifetime of 33.3 months. Where nobody left it is `null`, with the reason
 * `zero-denominator`.
 *
 * *Gotchas*. It takes churn to be the same at every age, which it seldom is: a survival estimate of the customers' own
 * dates makes no such claim.
 *
 * @see David Skok, SaaS Metrics 2.0; Baremetrics
 * @category Customers
 */
export const expectedCustomerLifetime = /*#__PURE__*/ metric(
  "expectedCustomerLifetime",
  () => ratioOfNumbers(constant(1), customerChurnRate),
  { unit: "number", direction: "up" },
);

/**
 * Customer growth: (new − lost) ÷ customers at the end of the period before.
 *
 * *Details*. As {@link customersAtEnd}. From zero it is `null`, with the reason `no-base`; for a period that has not ended,
 * `incomplete-period`.
 *
 * @see Own definition; none is published
 * @category Customers
 */
export const customerGrowth = /*#__PURE__*/ metric("customerGrowth", () => growth(customersAtEnd));

function lives() {
  return { from: Customer.firstPaidAt, until: Customer.churnedAt };
}

function book() {
  return opening(Customer.id, count(Customer, { where: isPaying() }), lives());
}
