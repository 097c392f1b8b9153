import { Customer } from "../../entities/customer.js";
import { isPresent } from "../../expressions/comparison.js";
import { days } from "../../expressions/duration.js";
import { lifetime } from "../../expressions/lifetime.js";
import { and } from "../../expressions/logic.js";
import { family } from "../../metrics/family.js";
import { metric } from "../../metrics/metric.js";
import { survivalMedian } from "../../metrics/survival.js";
import { eventually, within } from "../../metrics/within.js";
import { isCustomer } from "./conditions.js";

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

function hasSignedUp() {
  return and(isCustomer(), isPresent(Customer.signedUpAt));
}

function activation() {
  return { from: Customer.signedUpAt, to: Customer.activatedAt, where: hasSignedUp() };
}
