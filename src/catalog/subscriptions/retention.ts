import { metric } from "../../metrics/metric.js";
import { constant } from "../../metrics/constant.js";
import { difference } from "../../metrics/difference.js";
import { family } from "../../metrics/family.js";
import { plus } from "../../metrics/plus.js";
import { product } from "../../metrics/product.js";
import { ratio, ratioOfNumbers } from "../../metrics/ratio.js";
import { openingMrr, openingSubscribers } from "./conditions.js";
import { churnedMrr, contractionMrr, expansionMrr } from "./movements.js";
import { averageRevenuePerAccount } from "./mrr.js";

/**
 * Gross revenue retention (GRR): of the MRR that a period opened with, what was left when it ended, without growth ÷ that
 * MRR. Of each customer the smaller of both amounts counts.
 *
 * *Details*. It needs a period, of any days, and is never above 1. Customers who came in the period count nowhere.
 *
 * *Gotchas*. The smaller of the totals is another number: one customer's growth would hide the loss of another.
 *
 * @see Chargebee; SaaS Metrics Standards Board
 * @category Subscriptions
 */
export const grossRevenueRetention = /*#__PURE__*/ metric(
  "grossRevenueRetention",
  () => {
    const { kept, opened } = openingMrr();
    return ratio(kept, opened);
  },
  { unit: "proportion", direction: "up" },
);

/**
 * Net revenue retention (NRR, NDR): MRR when a period ends of the customers who had any when it began ÷ MRR when it began.
 *
 * *Details*. It needs a period, of any days: a year for the headline. Customers who came in the period count nowhere; one
 * who left and came back counts.
 *
 * *Gotchas*. Twelve monthly rates multiplied are not the rate of the year.
 *
 * @example
 * ```ts
 * import { month, netRevenueRetention } from "salesmetrics";
 * import { policies, subscriptionSpells } from "salesmetrics/subscriptions";
 *
 * const subscriptions = [
 *   { id: "1", customerId: "ann", startedAt: "2025-01-10" },
 *   { id: "2", customerId: "ann", startedAt: "2025-03-15" },
 *   { id: "3", customerId: "bob", startedAt: "2025-01-10", endedAt: "2025-03-20" },
 *   { id: "4", customerId: "eve", startedAt: "2025-03-05" },
 * ] as const;
 * const subscriptionItems = subscriptions.map(
 *   ({ id }) => ({ id, subscriptionId: id, price: 100, currency: "USD", interval: "month" }) as const,
 * );
 * const { rows } = subscriptionSpells({ subscriptions, subscriptionItems }, { policy: policies.standard });
 *
 * netRevenueRetention({ subscriptionSpells: rows }, { during: month(2025, 3) }); // => 1
 * ```
 *
 * @see GASP; SaaS Metrics Standards Board; Ordway
 * @category Subscriptions
 */
export const netRevenueRetention = /*#__PURE__*/ metric(
  "netRevenueRetention",
  () => {
    const { retained, opened } = openingMrr();
    return ratio(retained, opened);
  },
  { direction: "up" },
);

/**
 * The subscriber churn rate (logo churn): customers with MRR when a period began who have none when it ends ÷ customers
 * with MRR when it began.
 *
 * *Details*. It needs a period, of any days, and is never above 1. A customer who left and came back in it has not
 * churned; one who came and left in it counts nowhere.
 *
 * *Gotchas*. {@link customerChurnRate} is that of the customers' own dates. Twelve monthly rates do not add up to the rate
 * of the year.
 *
 * @see ChartMogul; GASP; Maxio
 * @category Subscriptions
 */
export const subscriberChurnRate = /*#__PURE__*/ metric(
  "subscriberChurnRate",
  () => {
    const { still, count: opened } = openingSubscribers();
    return ratioOfNumbers(difference(opened, still), opened);
  },
  { unit: "proportion", direction: "down" },
);

/**
 * The pure MRR churn rate: {@link churnedMrr} ÷ MRR when the period began.
 *
 * *Details*. It needs a period. What customers churned who came in the period counts above: the rate may exceed 1.
 *
 * @see Maxio
 * @category Subscriptions
 */
export const pureMrrChurnRate = /*#__PURE__*/ metric(
  "pureMrrChurnRate",
  () => ratio(churnedMrr, openingMrr().opened),
  { direction: "down" },
);

/**
 * The gross MRR churn rate: ({@link churnedMrr} + {@link contractionMrr}) ÷ MRR when the period began.
 *
 * *Details*. It needs a period. 1 − {@link grossRevenueRetention} is the share lost by the customers of the opening alone,
 * and never above 1.
 *
 * @see ChartMogul; Maxio; Baremetrics
 * @category Subscriptions
 */
export const grossMrrChurnRate = /*#__PURE__*/ metric(
  "grossMrrChurnRate",
  () => ratio(plus(churnedMrr, contractionMrr), openingMrr().opened),
  { direction: "down" },
);

/**
 * The net MRR churn rate: ({@link churnedMrr} + {@link contractionMrr} − {@link expansionMrr}) ÷ MRR when the period began.
 *
 * *Details*. It needs a period. A loss is above 0, a gain below. Reactivation is left out: those customers were not there
 * when the period began. ChartMogul and Maxio take it off, too.
 *
 * @see ChartMogul; Maxio
 * @category Subscriptions
 */
export const netMrrChurnRate = /*#__PURE__*/ metric(
  "netMrrChurnRate",
  () => ratio(difference(plus(churnedMrr, contractionMrr), expansionMrr), openingMrr().opened),
  { direction: "down" },
);

/**
 * The expected lifetime of a subscriber, in periods of the length that is asked: 1 ÷ {@link subscriberChurnRate}.
 *
 * *Details*. Without churn it is `null`, with the reason `zero-denominator`.
 *
 * *Gotchas*. It holds if the rate stays what it is. {@link survivalMedianSubscriptionTenure} assumes nothing.
 *
 * @see David Skok, SaaS Metrics 2.0; Baremetrics
 * @category Subscriptions
 */
export const subscriberLifetime = /*#__PURE__*/ metric(
  "subscriberLifetime",
  () => ratioOfNumbers(constant(1), subscriberChurnRate),
  { direction: "up" },
);

/**
 * The lifetime value of a subscriber (LTV): {@link averageRevenuePerAccount} × gross margin ÷ {@link subscriberChurnRate}.
 *
 * *Details*. `margin` is a fraction: 0.8 for 80 %. Without churn it is `null`, with the reason `zero-denominator`.
 *
 * *Gotchas*. Ask it of a month: MRR is a monthly amount. It swings where customers are few.
 *
 * @see David Skok, SaaS Metrics 2.0; ChartMogul; Baremetrics
 * @category Subscriptions
 */
export const subscriberLifetimeValue = /*#__PURE__*/ family("subscriberLifetimeValue", (margin: number) =>
  product(ratio(averageRevenuePerAccount, subscriberChurnRate, { direction: "up" }), constant(margin)),
);

/**
 * The lifetime value of a subscriber who comes to pay more: margin × (a ÷ c + m × (1 − c) ÷ c²), with a =
 * {@link averageRevenuePerAccount}, c = {@link subscriberChurnRate}, and m = ({@link expansionMrr} − {@link contractionMrr}) ÷
 * subscribers when the period began: what a subscriber pays more from one period to the next.
 *
 * *Details*. It is Σ margin × (a + m × t) × (1 − c)^t over all periods t from 0 on. `margin` is a fraction: 0.8 for 80 %. Without
 * churn it is `null`, with the reason `zero-denominator`. Where contraction prevails it is below {@link subscriberLifetimeValue}.
 *
 * *Gotchas*. Ask it of a month: MRR is a monthly amount. It takes growth to go on for as long as a subscriber stays.
 *
 * @see David Skok, SaaS Metrics 2.0
 * @category Subscriptions
 */
export const expandingSubscriberLifetimeValue = /*#__PURE__*/ family(
  "expandingSubscriberLifetimeValue",
  (margin: number) => {
    const growth = ratio(difference(expansionMrr, contractionMrr), openingSubscribers().count);
    const stays = difference(constant(1), subscriberChurnRate);
    const expected = ratioOfNumbers(stays, product(subscriberChurnRate, subscriberChurnRate));
    const value = plus(ratio(averageRevenuePerAccount, subscriberChurnRate), product(growth, expected));
    return product(value, constant(margin));
  },
  { direction: "up" },
);

/**
 * The discounted lifetime value of a subscriber: {@link averageRevenuePerAccount} × gross margin × (1 + d) ÷
 * ({@link subscriberChurnRate} + d), with a discount rate d a period.
 *
 * *When to use*. Where churn is low: money that comes late counts less, so that the value stays finite without churn.
 *
 * *Details*. It is Σ margin × ((1 − churn) ÷ (1 + d))^t over all periods t from 0 on. `margin` is a fraction, `discount` one of a
 * period: 0.01 for 1 % a month, if a month is asked for.
 *
 * @see David Skok, SaaS Metrics 2.0
 * @category Subscriptions
 */
export const discountedSubscriberLifetimeValue = /*#__PURE__*/ family(
  "discountedSubscriberLifetimeValue",
  (margin: number, discount: number) => {
    const earned = product(product(averageRevenuePerAccount, constant(margin)), constant(1 + discount));
    return ratio(earned, plus(subscriberChurnRate, constant(discount)), { direction: "up" });
  },
);
