import { eq } from "../../expressions/comparison.js";
import type { Metric } from "../../formulas/metric.js";
import { count, countDistinct } from "../../metrics/count.js";
import { difference } from "../../metrics/difference.js";
import { metric } from "../../metrics/metric.js";
import { plus } from "../../metrics/plus.js";
import { ratio, ratioOfNumbers } from "../../metrics/ratio.js";
import { sumOfQuotients } from "../../metrics/sum-of-quotients.js";
import type { Money } from "../../money/money.js";
import { MrrMovement } from "../../views/mrr-movement.js";
import { openingSubscribers } from "./conditions.js";

/**
 * New MRR: Σ amount ÷ divisor of the movements of customers who pay for the first time, by the day they do.
 *
 * *Details*. A second subscription of a customer is an expansion. A trial is nothing until it is charged.
 *
 * @see ChartMogul; Lago; Stripe
 * @category Subscriptions
 */
export const newMrr = /*#__PURE__*/ metric("newMrr", () => moved("new"), { direction: "up" });

/**
 * Reactivation MRR: Σ amount ÷ divisor of the movements of customers who pay again after they had left, by the day they
 * return.
 *
 * @see ChartMogul; Chargebee
 * @category Subscriptions
 */
export const reactivationMrr = /*#__PURE__*/ metric("reactivationMrr", () => moved("reactivation"), {
  direction: "up",
});

/**
 * Expansion MRR: Σ amount ÷ divisor of the movements by which paying customers came to pay more, by their day.
 *
 * *Details*. More seats, a higher plan, one more subscription, and the end of a discount.
 *
 * @see ChartMogul
 * @category Subscriptions
 */
export const expansionMrr = /*#__PURE__*/ metric("expansionMrr", () => moved("expansion"), {
  direction: "up",
});

/**
 * Contraction MRR: Σ amount ÷ divisor of the movements by which customers who stayed came to pay less, by their day.
 *
 * *Details*. Fewer seats, a lower plan, the end of one of several subscriptions, and a discount.
 *
 * @see ChartMogul; Lago
 * @category Subscriptions
 */
export const contractionMrr = /*#__PURE__*/ metric("contractionMrr", () => moved("contraction"), {
  direction: "down",
});

/**
 * Churned MRR: Σ amount ÷ divisor of the movements of customers who ceased to pay, by the day they did: what they paid just
 * before.
 *
 * *Details*. A discount of the whole price is churn, too. The policy of the spells says when a subscription ends.
 *
 * @see ChartMogul; Stripe; PostHog
 * @category Subscriptions
 */
export const churnedMrr = /*#__PURE__*/ metric("churnedMrr", () => moved("churn"), { direction: "down" });

/**
 * Net new MRR: {@link newMrr} + {@link reactivationMrr} + {@link expansionMrr} − {@link contractionMrr} −
 * {@link churnedMrr}.
 *
 * *Details*. It is by what MRR grew in the period, to the cent.
 *
 * @see ChartMogul; Stripe; Lago
 * @category Subscriptions
 */
export const netNewMrr = /*#__PURE__*/ metric(
  "netNewMrr",
  () => difference(plus(newMrr, reactivationMrr, expansionMrr), plus(contractionMrr, churnedMrr)),
  { direction: "up" },
);

/**
 * The quick ratio of MRR: ({@link newMrr} + {@link expansionMrr}) ÷ ({@link contractionMrr} + {@link churnedMrr}).
 *
 * *Details*. Reactivation is left out, as Baremetrics has it; others add it above. Without losses it is `null`, with the
 * reason `zero-denominator`.
 *
 * @see Baremetrics; bigdelta
 * @category Subscriptions
 */
export const mrrQuickRatio = /*#__PURE__*/ metric(
  "mrrQuickRatio",
  () => ratio(plus(newMrr, expansionMrr), plus(contractionMrr, churnedMrr)),
  { direction: "up" },
);

/**
 * New subscribers: the number of movements of customers who pay for the first time, by the day they do.
 *
 * *Details*. A trial that is cancelled never counts. A customer who pays in two currencies is new in each.
 *
 * @see Stripe; profitable
 * @category Subscriptions
 */
export const newSubscribers = /*#__PURE__*/ metric("newSubscribers", () => movesOf("new"), {
  direction: "up",
});

/**
 * Reactivated subscribers: the number of movements of customers who pay again after they had left, by the day they return.
 *
 * @see Stripe; profitable
 * @category Subscriptions
 */
export const reactivatedSubscribers = /*#__PURE__*/ metric(
  "reactivatedSubscribers",
  () => movesOf("reactivation"),
  { direction: "up" },
);

/**
 * Churned subscribers: the number of movements of customers who ceased to pay, by the day they did.
 *
 * *Details*. Who leaves, returns and leaves again has churned twice. {@link subscriberChurnRate} counts each customer once.
 *
 * @see Stripe; profitable
 * @category Subscriptions
 */
export const churnedSubscribers = /*#__PURE__*/ metric("churnedSubscribers", () => movesOf("churn"), {
  direction: "down",
});

/**
 * The average sale price (ASP): {@link newMrr} ÷ {@link newSubscribers}.
 *
 * *Gotchas*. {@link averageRevenuePerAccount} is that of all customers.
 *
 * @see ChartMogul
 * @category Subscriptions
 */
export const averageSalePrice = /*#__PURE__*/ metric(
  "averageSalePrice",
  () => ratio(newMrr, newSubscribers),
  { direction: "up" },
);

/**
 * The upgrade rate: distinct customers with an expansion in the period ÷ customers with MRR when it began.
 *
 * *Details*. It needs a period. Customers who came in it and expanded count above.
 *
 * @see ChartMogul
 * @category Subscriptions
 */
export const upgradeRate = /*#__PURE__*/ metric("upgradeRate", () => changedShare("expansion"), {
  direction: "up",
});

/**
 * The downgrade rate: distinct customers with a contraction in the period ÷ customers with MRR when it began.
 *
 * *Details*. It needs a period. Customers who came in it and contracted count above.
 *
 * @see ChartMogul
 * @category Subscriptions
 */
export const downgradeRate = /*#__PURE__*/ metric("downgradeRate", () => changedShare("contraction"), {
  direction: "down",
});

type Kind = NonNullable<MrrMovement["kind"]>;

function moved(kind: Kind): Metric<{ mrrMovements: MrrMovement }, Money> {
  return sumOfQuotients(MrrMovement.amount, MrrMovement.divisor, ofKind(kind));
}

function movesOf(kind: Kind): Metric<{ mrrMovements: MrrMovement }, number> {
  return count(MrrMovement, ofKind(kind));
}

function changedShare(kind: Kind) {
  return ratioOfNumbers(countDistinct(MrrMovement.customerId, ofKind(kind)), openingSubscribers().count);
}

function ofKind(kind: Kind) {
  return { where: eq(MrrMovement.kind, kind), at: MrrMovement.at };
}
