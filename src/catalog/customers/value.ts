import { Customer } from "../../entities/customer.js";
import { Order } from "../../entities/order.js";
import { isPresent, lt, lte } from "../../expressions/comparison.js";
import { days, elapsed } from "../../expressions/duration.js";
import { and } from "../../expressions/logic.js";
import { happened, knownUntil } from "../../expressions/moment.js";
import { required } from "../../expressions/required.js";
import { family } from "../../metrics/family.js";
import { metric } from "../../metrics/metric.js";
import { nullWhile } from "../../metrics/null-while.js";
import { sumOfMoney } from "../../metrics/quantity-metrics.js";
import { ratio } from "../../metrics/ratio.js";
import { where } from "../../metrics/where.js";
import { CustomerPayment } from "../../views/customer-payment.js";
import { revenueCollected } from "../revenue/collected.js";
import { newCustomers } from "./acquisition.js";

/**
 * The historic customer lifetime value (CLV): all revenue collected from customers to date, payments − refunds.
 *
 * *Details*. Ask it without `during`. It is past revenue, not a prediction. Payments of nobody are left out and
 * reported.
 *
 * *Gotchas*. It is a total, and grows with the age and number of customers. To compare cohorts, use {@link
 * customerLifetimeValueWithin}. Lifetime revenue ÷ monthly churn rate has no meaning.
 *
 * @see Own definition; none is published
 * @category Customers
 */
export const historicCustomerLifetimeValue = /*#__PURE__*/ metric(
  "historicCustomerLifetimeValue",
  () => where(revenueCollected, isPresent(required(Order.customerId))),
  { direction: "up" },
);

/**
 * The mean customer lifetime value at equal age: revenue collected from new customers at most `length` days after their
 * first payment ÷ new customers, by the date of their first payment.
 *
 * *Details*. Takes the rows of `customerPayments`, and customers. It needs `asOf`. While a customer of the cohort has
 * had fewer than `length` days, it is `null`, with the reason `immature`. Payments before the first one are left out and
 * reported.
 *
 * @example
 * ```ts
 * import { customerLifetimeValueWithin, customerPayments, month } from "salesmetrics";
 *
 * const customers = [
 *   { id: "ann", firstPaidAt: "2025-01-10" as const },
 *   { id: "bob", firstPaidAt: "2025-01-20" as const },
 * ];
 * const orders = [
 *   { id: "1", customerId: "ann", paidAt: "2025-01-10" as const, paidAmount: 100, currency: "EUR" },
 *   { id: "2", customerId: "ann", paidAt: "2025-02-10" as const, paidAmount: 60, currency: "EUR" },
 *   { id: "3", customerId: "ann", paidAt: "2025-12-10" as const, paidAmount: 900, currency: "EUR" },
 *   { id: "4", customerId: "bob", paidAt: "2025-01-20" as const, paidAmount: 20, currency: "EUR" },
 * ];
 * const data = { customers, customerPayments: customerPayments({ customers, orders }).rows };
 *
 * customerLifetimeValueWithin(90)(data, { during: month(2025, 1), asOf: "2025-12-31" });
 * // => { amount: 90, currency: "EUR" }
 * ```
 *
 * @see Own definition; none is published
 * @category Customers
 */
export const customerLifetimeValueWithin = /*#__PURE__*/ family(
  "customerLifetimeValueWithin",
  (length: number) => {
    const { length: limit } = days(length);
    const { amount, at, customerSince } = CustomerPayment;
    const revenue = sumOfMoney(amount, {
      where: and(happened(required(at)), lte(elapsed(required(customerSince), required(at)), limit)),
      at: customerSince,
    });
    const isYoung = lt(elapsed(Customer.firstPaidAt, knownUntil(Customer.firstPaidAt)), limit);
    return nullWhile(
      where(newCustomers, isYoung),
      "immature",
      ratio(revenue, newCustomers, { direction: "up" }),
    );
  },
);
