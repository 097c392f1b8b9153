import { Subscription } from "../../entities/subscription.js";
import { isPresent } from "../../expressions/comparison.js";
import { elapsed, inOrder } from "../../expressions/duration.js";
import { lifetime } from "../../expressions/lifetime.js";
import { and } from "../../expressions/logic.js";
import { family } from "../../metrics/family.js";
import { metric } from "../../metrics/metric.js";
import { meanTime } from "../../metrics/numeric-metrics.js";
import { restrictedMean, survivalMedian } from "../../metrics/survival.js";

/**
 * The median tenure of subscriptions (Kaplan-Meier, running ones included): the days from the start until half of the
 * subscriptions have ended, by the day they started.
 *
 * *Details*. It needs `asOf`. A subscription that a successor replaced has ended. `explain` gives the number of those ended,
 * and running, `open`.
 *
 * *Gotchas*. If fewer than half ever end, it stays `null`, with the reason `immature`: use
 * {@link restrictedMeanSubscriptionTenure}.
 *
 * @see Kaplan and Meier (1958)
 * @category Subscriptions
 */
export const survivalMedianSubscriptionTenure = /*#__PURE__*/ metric("survivalMedianSubscriptionTenure", () =>
  survivalMedian(lifetime(Subscription.startedAt, Subscription.endedAt), { direction: "up" }),
);

/**
 * The restricted mean tenure of subscriptions (Kaplan-Meier, running ones included): the mean of min(days until the end,
 * `days`), by the day they started.
 *
 * *Details*. It needs `asOf`. If `days` exceeds the greatest age observed, it is `null`, with the reason `immature`.
 *
 * @see Irwin (1949)
 * @category Subscriptions
 */
export const restrictedMeanSubscriptionTenure = /*#__PURE__*/ family(
  "restrictedMeanSubscriptionTenure",
  (days: number) =>
    restrictedMean(days, lifetime(Subscription.startedAt, Subscription.endedAt), { direction: "up" }),
);

/**
 * The mean tenure of ended subscriptions: the mean of end − start, in days, by the day they ended.
 *
 * *Gotchas*. Running subscriptions are not in it: show {@link survivalMedianSubscriptionTenure} beside it.
 *
 * @see Lago; Baremetrics
 * @category Subscriptions
 */
export const endedSubscriptionTenure = /*#__PURE__*/ metric(
  "endedSubscriptionTenure",
  () =>
    meanTime(elapsed(Subscription.startedAt, Subscription.endedAt), {
      where: and(isPresent(Subscription.endedAt), inOrder(Subscription.startedAt, Subscription.endedAt)),
      at: Subscription.endedAt,
    }),
  { direction: "up" },
);
