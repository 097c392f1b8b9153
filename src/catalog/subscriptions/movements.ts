import { eq } from "../../expressions/comparison.js";
import type { Metric } from "../../formulas/metric.js";
import { metric } from "../../metrics/metric.js";
import { sumOfQuotients } from "../../metrics/sum-of-quotients.js";
import type { Money } from "../../money/money.js";
import { MrrMovement } from "../../views/mrr-movement.js";

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

function moved(kind: NonNullable<MrrMovement["kind"]>): Metric<{ mrrMovements: MrrMovement }, Money> {
  const where = eq(MrrMovement.kind, kind);
  return sumOfQuotients(MrrMovement.amount, MrrMovement.divisor, { where, at: MrrMovement.at });
}
