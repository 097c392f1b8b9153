/**
 * Subscriptions: spells of their monthly value, the movements of monthly recurring revenue, and the policies of vendors.
 *
 * @module salesmetrics/subscriptions
 */

export { mrrMovements, type MrrMovementOptions, type MrrMovements } from "../views/mrr-movements.js";
export {
  type MrrDifference,
  type MrrDifferencePart,
  reconcile,
  type ReconciledRule,
  type Reconciliation,
} from "../views/reconcile.js";
export { policies, type SubscriptionPolicy } from "../views/subscription-policy.js";
export type { ExcludedSubscriptionRow, SubscriptionData } from "../views/subscription-rows.js";
export { subscriptionSpells, type SubscriptionSpells } from "../views/subscription-spells.js";
