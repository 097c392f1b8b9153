import { eq, isNull, isPresent } from "../../expressions/comparison.js";
import { and } from "../../expressions/logic.js";
import { required } from "../../expressions/required.js";
import { constant } from "../../metrics/constant.js";
import { countDistinct } from "../../metrics/count.js";
import { difference } from "../../metrics/difference.js";
import { growth } from "../../metrics/growth.js";
import { metric } from "../../metrics/metric.js";
import { share } from "../../metrics/overall.js";
import { prior } from "../../metrics/prior.js";
import { product } from "../../metrics/product.js";
import { ratio } from "../../metrics/ratio.js";
import { sumOfQuotients } from "../../metrics/sum-of-quotients.js";
import { where } from "../../metrics/where.js";
import { SubscriptionSpell } from "../../views/subscription-spell.js";
import { inSpells, spellValue } from "./conditions.js";
import { netNewMrr } from "./movements.js";

/**
 * Monthly recurring revenue (MRR) at the end of each period: Σ amount ÷ divisor of the spells that hold its last moment.
 *
 * *When to use*. For what subscriptions are worth a month. It is not revenue, and not cash.
 *
 * *Details*. It reads the rows of `subscriptionSpells`, which counts subscriptions under a policy. Months that no decimal
 * holds, such as a twelfth, are added exactly and divided once. Without a period it is the MRR at `asOf`.
 *
 * *Gotchas*. Never add it over months. Its policy is that of the rows: a condition on `SubscriptionSpell.policy` makes it part
 * of the definition, and keeps spells of several policies apart.
 *
 * @example
 * ```ts
 * import { month, mrr } from "salesmetrics";
 * import { policies, subscriptionSpells } from "salesmetrics/subscriptions";
 *
 * const subscriptions = [
 *   { id: "1", customerId: "ann", startedAt: "2025-01-10" },
 *   { id: "2", customerId: "bob", startedAt: "2025-02-10" },
 * ] as const;
 * const subscriptionItems = [
 *   { id: "1", subscriptionId: "1", price: 500, quantity: 4, currency: "USD", interval: "year" },
 *   { id: "2", subscriptionId: "2", price: 1000, currency: "USD", interval: "year" },
 * ] as const;
 * const { rows } = subscriptionSpells({ subscriptions, subscriptionItems }, { policy: policies.standard });
 *
 * mrr({ subscriptionSpells: rows }, { during: month(2025, 2) }); // => { amount: 250, currency: "USD" }
 * ```
 *
 * @see ChartMogul; Stripe; Lago; PostHog; fivetran dbt_stripe
 * @category Subscriptions
 */
export const mrr = /*#__PURE__*/ metric("mrr", () => inSpells(spellValue()), { direction: "up" });

/**
 * Annual recurring revenue (ARR) at the end of each period: 12 × {@link mrr}.
 *
 * *Gotchas*. Never add it over months. It is a run rate, and not the sum of the contracts of a year.
 *
 * @see PostHog; SaaS Metrics Standards Board
 * @category Subscriptions
 */
export const arr = /*#__PURE__*/ metric("arr", () => product(mrr, constant(12)), { direction: "up" });

/**
 * Committed monthly recurring revenue (CMRR): Σ amount ÷ divisor of the spells without an end: what MRR comes to if nobody
 * decides anything else.
 *
 * *Details*. A subscription that is to begin counts, one that is to end does not; a discount that ends and a plan that changes
 * count as they will be.
 *
 * *Gotchas*. It knows what the rows say today, and nothing of what was scheduled on an earlier day. For a report of months, keep
 * the value of each.
 *
 * @see ChartMogul; Polar; SaaS Metrics Standards Board
 * @category Subscriptions
 */
export const committedMrr = /*#__PURE__*/ metric(
  "committedMrr",
  () =>
    sumOfQuotients(SubscriptionSpell.amount, SubscriptionSpell.divisor, {
      where: and(isPresent(required(SubscriptionSpell.from)), isNull(SubscriptionSpell.until)),
    }),
  { direction: "up" },
);

/**
 * The exchange rate effect on MRR: {@link mrr} at the end − MRR at the end of the period before − {@link netNewMrr}.
 *
 * *Details*. MRR of either end is at the rates of its last day, a movement at those of its own. In one currency, and at constant
 * rates, it is 0. So start + net new + effect = end, in the currency of the question.
 *
 * @see Stripe
 * @category Subscriptions
 */
export const mrrExchangeEffect = /*#__PURE__*/ metric(
  "mrrExchangeEffect",
  () => difference(difference(mrr, prior(mrr)), netNewMrr),
  { direction: "none" },
);

/**
 * MRR growth: ({@link mrr} at the end − MRR at the end of the period before) ÷ MRR at the end of the period before.
 *
 * *Details*. From zero it is `null`, with the reason `no-base`; for a period that has not ended, `incomplete-period`.
 *
 * @see Stripe; profitable
 * @category Subscriptions
 */
export const mrrGrowth = /*#__PURE__*/ metric("mrrGrowth", () => growth(mrr));

/**
 * The MRR mix: {@link mrr} of a group ÷ all MRR, at the end of each period, in a report split by `SubscriptionSpell.plan`.
 *
 * *Details*. A customer who switches plans moves MRR from one group to another; in the total nothing moves.
 *
 * @example
 * ```ts
 * import { evaluate, mrr, mrrMix, SubscriptionSpell } from "salesmetrics";
 *
 * const spell = { customerId: "ann", subscriptionId: "s", from: "2025-01-10", currency: "USD", divisor: 1 } as const;
 * const subscriptionSpells = [
 *   { ...spell, id: "1", itemId: "1", plan: "gold", amount: 300 },
 *   { ...spell, id: "2", itemId: "2", plan: "silver", amount: 100 },
 * ];
 * const { rows } = evaluate(
 *   { mrr, mrrMix },
 *   { subscriptionSpells },
 *   { by: { plan: SubscriptionSpell.plan }, asOf: "2025-03-31" },
 * );
 *
 * rows.map((row) => [row.plan, row.mrrMix]); // => [["gold", 0.75], ["silver", 0.25]]
 * ```
 *
 * @see Lago; Recurly
 * @category Subscriptions
 */
export const mrrMix = /*#__PURE__*/ metric("mrrMix", () => share(mrr), { direction: "none" });

/**
 * MRR at risk: Σ amount ÷ divisor of the spells that are past due at the end of each period.
 *
 * *Details*. The policy of the spells says for how many days an overdue subscription still counts.
 *
 * @see Baremetrics; Lago
 * @category Subscriptions
 */
export const mrrAtRisk = /*#__PURE__*/ metric(
  "mrrAtRisk",
  () => inSpells(where(spellValue(), eq(SubscriptionSpell.pastDue, true))),
  { direction: "down" },
);

/**
 * The discounted share of MRR: (MRR before discounts − {@link mrr}) ÷ MRR before discounts, at the end of each period.
 *
 * *Details*. The policy of the spells says which discounts reduce MRR. Subscriptions whose whole price is discounted have no
 * spell, and count nowhere.
 *
 * @see fivetran dbt_stripe
 * @category Subscriptions
 */
export const discountedMrrShare = /*#__PURE__*/ metric(
  "discountedMrrShare",
  () => {
    const listed = inSpells(sumOfQuotients(SubscriptionSpell.listAmount, SubscriptionSpell.divisor));
    return ratio(difference(listed, mrr), listed);
  },
  { unit: "proportion", direction: "down" },
);

/**
 * The average revenue per account (ARPA, ARPU) at the end of each period: {@link mrr} ÷ {@link activeSubscribers}.
 *
 * *Gotchas*. {@link averageSalePrice} is that of new customers alone.
 *
 * @see ChartMogul; Recurly
 * @category Subscriptions
 */
export const averageRevenuePerAccount = /*#__PURE__*/ metric(
  "averageRevenuePerAccount",
  () => ratio(mrr, activeSubscribers),
  { direction: "up" },
);

/**
 * Active subscribers (paying customers) at the end of each period: the number of distinct customers with MRR.
 *
 * *Details*. A customer with three subscriptions is one. Trials and free plans do not count: `subscriptionSpells` makes no spell
 * of them.
 *
 * *Gotchas*. In spells of your own, one with the amount 0 counts: leave it out.
 *
 * @see Stripe; Recurly
 * @category Subscriptions
 */
export const activeSubscribers = /*#__PURE__*/ metric(
  "activeSubscribers",
  () => inSpells(countDistinct(SubscriptionSpell.customerId)),
  { direction: "up" },
);

/**
 * Active subscriptions at the end of each period: the number of distinct subscriptions with MRR.
 *
 * @see Recurly
 * @category Subscriptions
 */
export const activeSubscriptions = /*#__PURE__*/ metric(
  "activeSubscriptions",
  () => inSpells(countDistinct(SubscriptionSpell.subscriptionId)),
  { direction: "up" },
);
