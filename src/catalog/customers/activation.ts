import { Customer } from "../../entities/customer.js";
import { isPresent } from "../../expressions/comparison.js";
import { days, elapsed, inOrder } from "../../expressions/duration.js";
import { lifetime } from "../../expressions/lifetime.js";
import { and } from "../../expressions/logic.js";
import { family } from "../../metrics/family.js";
import { metric } from "../../metrics/metric.js";
import { meanTime } from "../../metrics/numeric-metrics.js";
import { survivalMedian } from "../../metrics/survival.js";
import { eventually, within } from "../../metrics/within.js";
import { isCustomer, isPaying } from "./conditions.js";

/**
 * The activation rate on the cohort basis: customers activated by `asOf` ÷ customers who signed up, by the date they did.
 *
 * *Details*. `activatedAt` is when somebody first did what the product is for; a login is not that. Who was activated before signing up
 * is in neither side, and reported.
 *
 * *Gotchas*. Recent cohorts are too low: {@link activationRateWithin} gives each the same time.
 *
 * @see Own definition; none is published
 * @category Customers
 */
export const activationRate = /*#__PURE__*/ metric("activationRate", () => eventually(activation()));

/**
 * The activation rate within `length` days: customers activated at most `length` days after signing up ÷ customers who signed
 * up, by the date they did.
 *
 * *Details*. It needs `asOf`. While a customer of the cohort is younger than the window it is `null`, with the reason `immature`.
 *
 * @see Own definition; none is published
 * @category Customers
 */
export const activationRateWithin = /*#__PURE__*/ family("activationRateWithin", (length: number) =>
  within(days(length), activation()),
);

/**
 * The median time to activation (Kaplan-Meier, customers not activated included): the days from signing up until half of the
 * customers are activated, by the date of signing up.
 *
 * *Details*. It needs `asOf`. `explain` gives the number of customers activated, `ended`, and not, `open`.
 *
 * @see Kaplan and Meier (1958)
 * @category Customers
 */
export const survivalMedianTimeToActivation = /*#__PURE__*/ metric("survivalMedianTimeToActivation", () =>
  survivalMedian(lifetime(Customer.signedUpAt, Customer.activatedAt), {
    where: hasSignedUp(),
    direction: "down",
  }),
);

/**
 * The free-to-paid rate: customers who paid by `asOf` ÷ customers who signed up, by the date they did.
 *
 * *Gotchas*. Recent cohorts are too low: {@link freeToPaidRateWithin} gives each the same time.
 *
 * @see Own definition after common usage
 * @category Customers
 */
export const freeToPaidRate = /*#__PURE__*/ metric("freeToPaidRate", () => eventually(payment()));

/**
 * The free-to-paid rate within `length` days: customers who paid at most `length` days after signing up ÷ customers who signed
 * up, by the date they did.
 *
 * *Details*. It needs `asOf`. While a customer of the cohort is younger than the window it is `null`, with the reason `immature`.
 *
 * @see Own definition after common usage
 * @category Customers
 */
export const freeToPaidRateWithin = /*#__PURE__*/ family("freeToPaidRateWithin", (length: number) =>
  within(days(length), payment()),
);

/**
 * The conversion rate of product-qualified leads (PQL): customers who paid by `asOf` ÷ customers activated, by the date they were.
 *
 * *Details*. Who has used the product as `activatedAt` says is qualified. Who paid before is in neither side, and reported.
 *
 * @see Own definition after common usage
 * @category Customers
 */
export const productQualifiedConversionRate = /*#__PURE__*/ metric("productQualifiedConversionRate", () =>
  eventually({
    from: Customer.activatedAt,
    to: Customer.firstPaidAt,
    where: and(isCustomer(), isPresent(Customer.activatedAt)),
  }),
);

/**
 * The mean onboarding time: the mean of first use of what was bought − first payment, in days, by the date of first use.
 *
 * *Gotchas*. Customers who are not live yet are not in it: show {@link survivalMedianOnboardingTime} beside it.
 *
 * @see Own definition after common usage
 * @category Customers
 */
export const onboardingTime = /*#__PURE__*/ metric("onboardingTime", () =>
  meanTime(elapsed(Customer.firstPaidAt, Customer.liveAt), {
    where: and(isPaying(), isPresent(Customer.liveAt), inOrder(Customer.firstPaidAt, Customer.liveAt)),
    at: Customer.liveAt,
  }),
);

/**
 * The median onboarding time (Kaplan-Meier, customers not live yet included): the days from the first payment until half of the
 * customers use what they bought, by the date of the first payment.
 *
 * *Details*. It needs `asOf`. `explain` gives the number of customers live, `ended`, and not, `open`.
 *
 * @see Kaplan and Meier (1958)
 * @category Customers
 */
export const survivalMedianOnboardingTime = /*#__PURE__*/ metric("survivalMedianOnboardingTime", () =>
  survivalMedian(lifetime(Customer.firstPaidAt, Customer.liveAt), { where: isPaying(), direction: "down" }),
);

function hasSignedUp() {
  return and(isCustomer(), isPresent(Customer.signedUpAt));
}

function activation() {
  return { from: Customer.signedUpAt, to: Customer.activatedAt, where: hasSignedUp() };
}

function payment() {
  return { from: Customer.signedUpAt, to: Customer.firstPaidAt, where: hasSignedUp() };
}
