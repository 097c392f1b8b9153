import { Dispute } from "../../entities/dispute.js";
import { Payment } from "../../entities/payment.js";
import { RefundLine } from "../../entities/refund-line.js";
import { coalesce, multiply } from "../../expressions/arithmetic.js";
import { isPresent } from "../../expressions/comparison.js";
import { days } from "../../expressions/duration.js";
import { count } from "../../metrics/count.js";
import { difference } from "../../metrics/difference.js";
import { family } from "../../metrics/family.js";
import { metric } from "../../metrics/metric.js";
import { plus } from "../../metrics/plus.js";
import { sumOfMoney } from "../../metrics/quantity-metrics.js";
import { ratioOfNumbers } from "../../metrics/ratio.js";
import { eventually, within } from "../../metrics/within.js";

/**
 * The payment volume (gross volume): Σ gross of payments, by the day they were collected.
 *
 * *Details*. Before fees, refunds and disputes. Payments that failed and were never recovered do not count.
 *
 * @see Stripe
 * @category Revenue
 */
export const paymentVolume = /*#__PURE__*/ metric(
  "paymentVolume",
  () => sumOfMoney(Payment.gross, collected()),
  { direction: "up" },
);

/**
 * Payment fees: Σ fee of payments, by the day they were collected.
 *
 * *Details*. Fees are not given back with a refund. A payment without a fee cost nothing.
 *
 * @see Stripe
 * @category Revenue
 */
export const paymentFees = /*#__PURE__*/ metric(
  "paymentFees",
  () => sumOfMoney(coalesce(Payment.fee, multiply(Payment.gross, 0)), collected()),
  { direction: "down" },
);

/**
 * Refunds of lines: Σ amount of refund lines, by the day they were paid back.
 *
 * *Details*. Several refunds of an order count on their own days. {@link refundsPaid} is that of orders with one refund each.
 *
 * @see Shopify
 * @category Revenue
 */
export const lineRefunds = /*#__PURE__*/ metric(
  "lineRefunds",
  () => sumOfMoney(RefundLine.amount, { at: RefundLine.at }),
  { direction: "down" },
);

/**
 * The disputed amount: Σ amount of disputes, by the day they were opened, − Σ amount of those won, by the day they were.
 *
 * @see Stripe
 * @category Revenue
 */
export const disputedAmount = /*#__PURE__*/ metric(
  "disputedAmount",
  () =>
    difference(
      sumOfMoney(Dispute.amount, { at: Dispute.openedAt }),
      sumOfMoney(Dispute.amount, { where: isPresent(Dispute.wonAt), at: Dispute.wonAt }),
    ),
  { direction: "down" },
);

/**
 * The net volume: {@link paymentVolume} − {@link paymentFees} − {@link lineRefunds} − {@link disputedAmount}, each by its own day.
 *
 * *Details*. Of all payments, not of subscriptions alone. It is negative in a period that pays back more than it takes.
 *
 * @example
 * ```ts
 * import { month, netVolume } from "salesmetrics";
 *
 * const data = {
 *   payments: [{ id: "1", at: "2025-03-01", gross: 100, fee: 3, currency: "EUR" }],
 *   refundLines: [{ id: "1", at: "2025-03-10", amount: 20, currency: "EUR" }],
 *   disputes: [{ id: "1", openedAt: "2025-03-12", wonAt: "2025-04-20", amount: 7, currency: "EUR" }],
 * } as const;
 *
 * netVolume(data, { during: month(2025, 3) }); // => { amount: 70, currency: "EUR" }
 * ```
 *
 * @see Stripe, as Uscreen describes it
 * @category Revenue
 */
export const netVolume = /*#__PURE__*/ metric(
  "netVolume",
  () => difference(paymentVolume, plus(paymentFees, lineRefunds, disputedAmount)),
  { direction: "up" },
);

/**
 * The dispute rate (chargeback rate): disputes opened ÷ payments collected, of the same period.
 *
 * *Details*. As card networks have it: disputes by their month over payments by theirs. Disputes that are won count.
 *
 * @see Stripe
 * @category Revenue
 */
export const disputeRate = /*#__PURE__*/ metric(
  "disputeRate",
  () => ratioOfNumbers(count(Dispute, { at: Dispute.openedAt }), count(Payment, collected())),
  { direction: "down" },
);

/**
 * The payment recovery rate: payments recovered by `asOf` ÷ payments that failed, by the day they first failed.
 *
 * *Gotchas*. Recent failures may still be recovered: {@link paymentRecoveryRateWithin} gives each the same time.
 *
 * @see Baremetrics; Lago
 * @category Revenue
 */
export const paymentRecoveryRate = /*#__PURE__*/ metric("paymentRecoveryRate", () => eventually(recovery()));

/**
 * The payment recovery rate within `length` days: payments recovered at most `length` days after they failed ÷ payments that
 * failed, by the day they first failed.
 *
 * *Details*. It needs `asOf`. While a payment of the cohort has had fewer days it is `null`, with the reason `immature`.
 *
 * @see Baremetrics; Lago
 * @category Revenue
 */
export const paymentRecoveryRateWithin = /*#__PURE__*/ family("paymentRecoveryRateWithin", (length: number) =>
  within(days(length), recovery()),
);

function collected() {
  return { where: isPresent(Payment.at), at: Payment.at };
}

function recovery() {
  const { failedAt: from, recoveredAt: to } = Payment;
  return { from, to, where: isPresent(from) };
}
