import { Customer } from "../../entities/customer.js";
import { eq, isNull, isPresent, ne } from "../../expressions/comparison.js";
import { and } from "../../expressions/logic.js";
import { count } from "../../metrics/count.js";
import { family } from "../../metrics/family.js";
import { metric } from "../../metrics/metric.js";
import { share } from "../../metrics/overall.js";
import { where } from "../../metrics/where.js";
import { shareOf } from "../share-of.js";

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

/**
 * The referral rate: new customers whose source is `source` ÷ new customers with a source, by the date of their first payment.
 *
 * *Details*. `source` is the word that the data has for a referral. Customers without a source are in neither side.
 *
 * @see a16z, 16 startup metrics
 * @category Customers
 */
export const referralRate = /*#__PURE__*/ family("referralRate", (source: string) =>
  shareOf(where(newCustomers, isPresent(Customer.source)), eq(Customer.source, source), "up"),
);
