import { Customer } from "../entities/customer.js";
import { Order } from "../entities/order.js";
import { eq, isNull, isPresent, lt, lte, ne } from "../expressions/comparison.js";
import { days, elapsed } from "../expressions/duration.js";
import { and } from "../expressions/logic.js";
import { happened, knownUntil } from "../expressions/moment.js";
import { required } from "../expressions/required.js";
import { count } from "../metrics/count.js";
import { family } from "../metrics/family.js";
import { metric } from "../metrics/metric.js";
import { nullWhile } from "../metrics/null-while.js";
import { sumOfMoney } from "../metrics/quantity-metrics.js";
import { ratio } from "../metrics/ratio.js";
import { where } from "../metrics/where.js";
import { eventually, within } from "../metrics/within.js";
import { CustomerPayment } from "../views/customer-payment.js";
import { PurchaseGap } from "../views/purchase-gap.js";
import { revenueCollected } from "./revenue.js";

/**
 * New customers (customer acquisition): the number of customers, by the date of their first payment.
 *
 * *Details*. Rows merged into another customer, and test records, do not count. Take the rows of `survivors`: of a merged
 * customer, the earliest payment counts.
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
 * The repeat purchase rate: customers with a second purchase at most 90 days after the first ÷ customers with a first,
 * by the date of the first.
 *
 * *Details*. Takes the rows of `purchaseGaps`: orders of one day are one purchase. It needs `asOf`. While a customer of
 * the cohort has had fewer than 90 days, it is `null`, with the reason `immature`.
 *
 * @example
 * ```ts
 * import { month, purchaseGaps, repeatPurchaseRate } from "salesmetrics";
 *
 * const bought = (customerId: string, placedAt: "2025-02-10" | "2025-03-10", place: number) =>
 *   ({ id: String(place), customerId, placedAt, paidAt: placedAt }) as const;
 * const { rows } = purchaseGaps([
 *   bought("ann", "2025-02-10", 1),
 *   bought("ann", "2025-03-10", 2),
 *   bought("bob", "2025-02-10", 3),
 *   bought("bob", "2025-02-10", 4),
 * ]);
 *
 * repeatPurchaseRate({ purchaseGaps: rows }, { during: month(2025, 2), asOf: "2025-06-30" }); // => 0.5
 * ```
 *
 * @see {@link repeatPurchaseRateWithin}, {@link lifetimeRepeatPurchaseRate}; datma, cxforge
 * @category Customers
 */
export const repeatPurchaseRate = /*#__PURE__*/ metric("repeatPurchaseRate", () =>
  repeatPurchaseRateWithin(90),
);

/**
 * The repeat purchase rate within `length` days: as {@link repeatPurchaseRate}, with another window.
 *
 * @see datma, cxforge
 * @category Customers
 */
export const repeatPurchaseRateWithin = /*#__PURE__*/ family("repeatPurchaseRateWithin", (length: number) =>
  within(days(length), repeat()),
);

/**
 * The repeat purchase rate over the whole life of customers: customers with a second purchase by `asOf` ÷ customers with
 * a first, by the date of the first.
 *
 * *Details*. Takes the rows of `purchaseGaps`.
 *
 * *Gotchas*. It grows with the age of customers: {@link repeatPurchaseRate} gives each the same time.
 *
 * @see datma, cxforge
 * @category Customers
 */
export const lifetimeRepeatPurchaseRate = /*#__PURE__*/ metric("lifetimeRepeatPurchaseRate", () =>
  eventually(repeat()),
);

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

function repeat() {
  return { from: PurchaseGap.purchasedAt, to: PurchaseGap.nextAt, where: eq(PurchaseGap.number, 1) };
}
