import { Subscription } from "../../entities/subscription.js";
import { SubscriptionStatus } from "../../entities/subscription-status.js";
import { eq, isNull, isPresent, lt, ne } from "../../expressions/comparison.js";
import { coalesce } from "../../expressions/arithmetic.js";
import { and, not } from "../../expressions/logic.js";
import { happened } from "../../expressions/moment.js";
import { count, countDistinct } from "../../metrics/count.js";
import { metric } from "../../metrics/metric.js";
import { share } from "../../metrics/overall.js";
import { ratioOfNumbers } from "../../metrics/ratio.js";
import { stock } from "../../metrics/stock.js";
import { eventually } from "../../metrics/within.js";
import { shareOf } from "../share-of.js";
import { openingSubscriptions } from "./conditions.js";
import { activeSubscriptions } from "./mrr.js";

/**
 * Cancellations: the number of subscriptions that customers asked to cancel, by the day they asked.
 *
 * *Details*. Who has withdrawn the wish by `asOf` does not count. The subscription may run on: it has not churned yet.
 *
 * @see ProfitWell; Polar
 * @category Subscriptions
 */
export const cancellations = /*#__PURE__*/ metric(
  "cancellations",
  () => {
    const { cancelRequestedAt: at, cancelRetractedAt } = Subscription;
    return count(Subscription, { where: and(isPresent(at), not(happened(cancelRetractedAt))), at });
  },
  { direction: "down" },
);

/**
 * The cancellation rate: {@link cancellations} ÷ subscriptions with MRR when the period began.
 *
 * *Details*. It needs a period. It tells the intent; {@link subscriberChurnRate} tells who is gone.
 *
 * @see ProfitWell; Polar
 * @category Subscriptions
 */
export const cancellationRate = /*#__PURE__*/ metric(
  "cancellationRate",
  () => ratioOfNumbers(cancellations, openingSubscriptions().count),
  { direction: "down" },
);

/**
 * The save rate: subscriptions whose customers withdrew the wish to cancel by `asOf` ÷ subscriptions that customers asked to
 * cancel, by the day they asked.
 *
 * @see Own definition; none is published
 * @category Subscriptions
 */
export const saveRate = /*#__PURE__*/ metric(
  "saveRate",
  () => {
    const { cancelRequestedAt: from, cancelRetractedAt: to } = Subscription;
    return eventually({ from, to, where: isPresent(from) });
  },
  { direction: "up" },
);

/**
 * Churned subscriptions: the number of subscriptions that ended after they were charged, without a successor, by the day
 * they ended.
 *
 * *Details*. A trial that is not continued never was a customer. One of several subscriptions that ends counts; in money that
 * is a contraction.
 *
 * @see Lago; Recurly
 * @category Subscriptions
 */
export const churnedSubscriptions = /*#__PURE__*/ metric(
  "churnedSubscriptions",
  () => count(Subscription, { where: hasChurned(), at: Subscription.endedAt }),
  { direction: "down" },
);

/**
 * The share of involuntary churn: {@link churnedSubscriptions} whose `voluntary` is false, such as after a failed payment ÷
 * churned subscriptions.
 *
 * *Details*. Without an entry it is voluntary.
 *
 * @see Chargebee; fivetran dbt_recurly
 * @category Subscriptions
 */
export const involuntaryChurnShare = /*#__PURE__*/ metric("involuntaryChurnShare", () =>
  shareOf(churnedSubscriptions, eq(Subscription.voluntary, false), "down"),
);

/**
 * The share of voluntary churn: {@link churnedSubscriptions} that the customer chose to end ÷ churned subscriptions.
 *
 * *Details*. 1 − {@link involuntaryChurnShare}: without an entry it is voluntary.
 *
 * @see Chargebee; fivetran dbt_recurly
 * @category Subscriptions
 */
export const voluntaryChurnShare = /*#__PURE__*/ metric("voluntaryChurnShare", () =>
  shareOf(churnedSubscriptions, ne(Subscription.voluntary, false), "none"),
);

/**
 * The mix of churn reasons: {@link churnedSubscriptions} of a group ÷ all of them, in a report split by
 * `Subscription.cancelReason`.
 *
 * *Details*. Subscriptions without a reason form a group, so that the shares add up to 1.
 *
 * @see Polar
 * @category Subscriptions
 */
export const churnReasonMix = /*#__PURE__*/ metric("churnReasonMix", () => share(churnedSubscriptions), {
  direction: "none",
});

/**
 * The pause rate at the end of each period: paused subscriptions ÷ {@link activeSubscriptions}.
 *
 * *Details*. A state lasts until its `until`: rows that only begin where the next one does need it, too.
 *
 * @see ProfitWell
 * @category Subscriptions
 */
export const pauseRate = /*#__PURE__*/ metric(
  "pauseRate",
  () => ratioOfNumbers(paused(), activeSubscriptions),
  { direction: "down" },
);

/** Ended after the first day that is charged, and not replaced. */
function hasChurned() {
  const { billableFrom, trialEndAt, startedAt, endedAt, successorId } = Subscription;
  return and(isNull(successorId), lt(coalesce(billableFrom, trialEndAt, startedAt), endedAt));
}

function paused() {
  const { subscriptionId, status, from, until } = SubscriptionStatus;
  return stock(countDistinct(subscriptionId, { where: eq(status, "paused") }), { from, until });
}
