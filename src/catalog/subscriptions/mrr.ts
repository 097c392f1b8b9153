import { metric } from "../../metrics/metric.js";
import { sumOfQuotients } from "../../metrics/sum-of-quotients.js";
import { stock } from "../../metrics/stock.js";
import { SubscriptionSpell } from "../../views/subscription-spell.js";

/**
 * Monthly recurring revenue (MRR) at the end of each period: Σ amount ÷ divisor of the spells that hold its last moment.
 *
 * *When to use*. For what subscriptions are worth a month. It is not revenue, and not cash.
 *
 * *Details*. It reads the rows of `subscriptionSpells`, which counts subscriptions under a policy. Months that no decimal
 * holds, such as a twelfth, are added exactly and divided once. Without a period it is the MRR at `asOf`.
 *
 * *Gotchas*. Never add it over months. Its policy is that of the rows.
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
export const mrr = /*#__PURE__*/ metric(
  "mrr",
  () =>
    stock(sumOfQuotients(SubscriptionSpell.amount, SubscriptionSpell.divisor), {
      from: SubscriptionSpell.from,
      until: SubscriptionSpell.until,
    }),
  { direction: "up" },
);
