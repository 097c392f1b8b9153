import type { Customer, MrrMovement, SubscriptionSpell } from "salesmetrics";
import {
  mrrMovements,
  policies,
  type SubscriptionData,
  subscriptionSpells,
} from "salesmetrics/subscriptions";

/** What subscriptions are worth a month, how that moved, and what is in neither. */
export interface Recurring {
  readonly spells: readonly SubscriptionSpell[];
  readonly movements: readonly MrrMovement[];
  readonly leftOut: readonly LeftOut[];
  /** How many customers were merged into another one. */
  readonly merged: number;
}

/** So many rows of one kind that were left out, and why. */
export interface LeftOut {
  readonly what: string;
  readonly why: string;
  readonly count: number;
}

/** The policy under which subscriptions are counted. */
export const policy = policies.standard;

/** Spells and movements of subscriptions; those of a customer who was merged are those of the one that is left. */
export function recurringOf(given: Required<SubscriptionData>, customers: readonly Customer[]): Recurring {
  const owners = new Map(
    customers.flatMap(({ id, mergedIntoId }) => (mergedIntoId ? [[id, mergedIntoId] as const] : [])),
  );
  const data = {
    ...given,
    subscriptions: given.subscriptions.map((row) => ({ ...row, customerId: leftOf(row.customerId, owners) })),
  };
  const { rows: spells, excluded } = subscriptionSpells(data, { policy });
  return {
    spells,
    movements: mrrMovements(spells, { policy }).rows,
    leftOut: counts(excluded.map(({ row, why }) => ({ what: kindOf(row, data), why }))),
    merged: owners.size,
  };
}

/** The customer that is left after all mergers of one. */
function leftOf(customer: string, owners: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  let left = customer;
  while (owners.has(left) && !seen.has(left)) {
    seen.add(left);
    left = owners.get(left)!;
  }
  return left;
}

const kinds = [
  ["subscriptions", "subscription"],
  ["subscriptionItems", "item"],
  ["subscriptionDiscounts", "discount"],
  ["subscriptionStatuses", "status"],
] as const;

function kindOf(row: object, data: SubscriptionData): string {
  return kinds.find(([name]) => (data[name] as readonly object[]).includes(row))![1];
}

function counts(rows: readonly Omit<LeftOut, "count">[]): LeftOut[] {
  const found = new Map<string, LeftOut>();
  for (const row of rows) {
    const key = `${row.what} ${row.why}`;
    found.set(key, { ...row, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return [...found.values()].sort((left, right) => right.count - left.count);
}
