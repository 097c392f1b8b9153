import { Customer } from "../../entities/customer.js";
import { isNull, isPresent, ne } from "../../expressions/comparison.js";
import { and } from "../../expressions/logic.js";
import { count } from "../../metrics/count.js";
import { metric } from "../../metrics/metric.js";
import { share } from "../../metrics/overall.js";

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
 * The customer source mix: new customers of a group ÷ all new customers, by the date of their first payment, in a report
 * split by `Customer.source`.
 *
 * *Details*. Customers without a source form a group, so that the shares add up to 1.
 *
 * @see HubSpot
 * @category Customers
 */
export const customerSourceMix = /*#__PURE__*/ metric("customerSourceMix", () => share(newCustomers), {
  direction: "none",
});
