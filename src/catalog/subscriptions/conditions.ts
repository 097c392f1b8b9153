import { count } from "../../metrics/count.js";
import type { Metric } from "../../formulas/metric.js";
import { opening } from "../../metrics/opening.js";
import { stock } from "../../metrics/stock.js";
import { sumOfQuotients } from "../../metrics/sum-of-quotients.js";
import { SubscriptionSpell } from "../../views/subscription-spell.js";

/** What spells are worth a month. */
export function spellValue() {
  return sumOfQuotients(SubscriptionSpell.amount, SubscriptionSpell.divisor);
}

/** Of the spells that hold the end of each period. */
export function inSpells<Value>(metric: Metric<Record<"subscriptionSpells", SubscriptionSpell>, Value>) {
  return stock(metric, times());
}

/** What became of the MRR that a period opened with, by customer. */
export function openingMrr() {
  return opening(SubscriptionSpell.customerId, spellValue(), times());
}

/** What became of the customers with MRR when a period began. */
export function openingSubscribers() {
  return opening(SubscriptionSpell.customerId, count(SubscriptionSpell), times());
}

/** What became of the subscriptions with MRR when a period began. */
export function openingSubscriptions() {
  return opening(SubscriptionSpell.subscriptionId, count(SubscriptionSpell), times());
}

function times() {
  return { from: SubscriptionSpell.from, until: SubscriptionSpell.until };
}
