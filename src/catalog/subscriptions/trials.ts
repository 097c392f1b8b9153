import { Subscription } from "../../entities/subscription.js";
import { isPresent } from "../../expressions/comparison.js";
import { days, elapsed, inOrder } from "../../expressions/duration.js";
import { lifetime } from "../../expressions/lifetime.js";
import { and, or } from "../../expressions/logic.js";
import { happened } from "../../expressions/moment.js";
import { count, countDistinct } from "../../metrics/count.js";
import { family } from "../../metrics/family.js";
import { metric } from "../../metrics/metric.js";
import { meanTime } from "../../metrics/numeric-metrics.js";
import { survivalMedian } from "../../metrics/survival.js";
import { eventually, within } from "../../metrics/within.js";
import { shareOf } from "../share-of.js";

/**
 * Trial starts: the number of distinct customers who began a trial, by the day they did.
 *
 * *Details*. Two trials of a customer in one period are one. A trial with an end and without a start is left out and reported.
 *
 * @see Stripe; ChartMogul
 * @category Subscriptions
 */
export const trialStarts = /*#__PURE__*/ metric(
  "trialStarts",
  () => countDistinct(Subscription.customerId, { where: isTrial(), at: Subscription.trialStartAt }),
  { direction: "up" },
);

/**
 * The trial conversion rate on the cohort basis: trials whose subscription was paid by `asOf` ÷ trials begun, by the day
 * they began.
 *
 * *Details*. Paid is the first invoice paid, `firstPaidAt`. A trial with an end and without a start, or paid before it
 * began, is left out and reported.
 *
 * *Gotchas*. Recent cohorts are too low: {@link trialConversionRateWithin} gives each the same time.
 *
 * @see ChartMogul; Baremetrics
 * @category Subscriptions
 */
export const trialConversionRate = /*#__PURE__*/ metric("trialConversionRate", () =>
  eventually(conversion()),
);

/**
 * The trial conversion rate within `length` days: trials whose subscription was paid at most `length` days after the trial
 * began ÷ trials begun, by the day they began.
 *
 * *Details*. It needs `asOf`. While a trial of the cohort is younger than the window it is `null`, with the reason
 * `immature`.
 *
 * @see ChartMogul; Baremetrics
 * @category Subscriptions
 */
export const trialConversionRateWithin = /*#__PURE__*/ family("trialConversionRateWithin", (length: number) =>
  within(days(length), conversion()),
);

/**
 * The trial conversion rate on the basis of ended trials: trials whose subscription was paid by `asOf` ÷ trials that ended,
 * by the day they ended.
 *
 * *Details*. A trial with a start and without an end, or paid before it began, is left out and reported.
 *
 * *Gotchas*. A customer whose card is declined counts as not converted until it is charged.
 *
 * @see Stripe
 * @category Subscriptions
 */
export const endedTrialConversionRate = /*#__PURE__*/ metric("endedTrialConversionRate", () =>
  shareOf(count(Subscription, ended()), happened(Subscription.firstPaidAt), "up"),
);

/**
 * The mean time to convert from a trial: the mean of first payment − start of the trial, in days, by the day of the payment.
 *
 * *Gotchas*. Trials that never convert are not in it: show {@link survivalMedianTrialConversionTime} beside it.
 *
 * @see ChartMogul
 * @category Subscriptions
 */
export const trialConversionTime = /*#__PURE__*/ metric("trialConversionTime", () =>
  meanTime(elapsed(Subscription.trialStartAt, Subscription.firstPaidAt), {
    where: and(
      isPresent(Subscription.trialStartAt),
      isPresent(Subscription.firstPaidAt),
      inOrder(Subscription.trialStartAt, Subscription.firstPaidAt),
    ),
    at: Subscription.firstPaidAt,
  }),
);

/**
 * The median time to convert from a trial (Kaplan-Meier, trials not converted included): the days from the start of the
 * trial until half of them are paid, by the day they began.
 *
 * *Details*. It needs `asOf`. If fewer than half ever convert, it stays `null`, with the reason `immature`.
 *
 * @see Kaplan and Meier (1958)
 * @category Subscriptions
 */
export const survivalMedianTrialConversionTime = /*#__PURE__*/ metric(
  "survivalMedianTrialConversionTime",
  () =>
    survivalMedian(lifetime(Subscription.trialStartAt, Subscription.firstPaidAt), {
      where: isTrial(),
      direction: "down",
    }),
);

function conversion() {
  return { from: Subscription.trialStartAt, to: Subscription.firstPaidAt, where: isTrial() };
}

/** Trials by the day they ended, none of them paid before it began. */
function ended() {
  const { trialStartAt, trialEndAt, firstPaidAt } = Subscription;
  return { where: and(isTrial(), inOrder(trialStartAt, firstPaidAt)), at: trialEndAt };
}

/** A subscription without any date of a trial had none: nothing is missing. */
function isTrial() {
  return or(isPresent(Subscription.trialStartAt), isPresent(Subscription.trialEndAt));
}
