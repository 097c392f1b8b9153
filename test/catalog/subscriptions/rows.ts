import {
  month,
  type MrrMovement,
  type Subscription,
  type SubscriptionSpell,
  type SubscriptionStatus,
} from "salesmetrics";
import { numbered } from "../facts.js";

export const march = { during: month(2025, 3) };

/** A spell of Ann's in dollars, from January on. */
export const spell = {
  ...{ customerId: "ann", subscriptionId: "s", itemId: "i", currency: "USD", divisor: 1 },
  from: "2025-01-01",
  amount: 100,
} as const;

export const spells = (...rows: readonly Omit<SubscriptionSpell, "id">[]) => ({
  subscriptionSpells: numbered(rows),
});

/** A movement of Ann's in dollars, in March. */
export const movement = {
  ...{ customerId: "ann", currency: "USD", divisor: 1 },
  at: "2025-03-10",
  amount: 10,
} as const;

export const movements = (...rows: readonly Omit<MrrMovement, "id">[]) => ({ mrrMovements: numbered(rows) });

export const subscriptions = (...rows: readonly Omit<Subscription, "id" | "customerId">[]) => ({
  subscriptions: numbered(rows.map((row) => ({ customerId: "ann", ...row }))),
});

export const statuses = (...rows: readonly Omit<SubscriptionStatus, "id">[]) => ({
  subscriptionStatuses: numbered(rows),
});
