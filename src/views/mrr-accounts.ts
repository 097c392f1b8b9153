import { type DecimalInput, type Exact, exact, negateExact } from "../exact/index.js";
import { memoized } from "../memo.js";
import { instantOf } from "./instants.js";
import { byInstant, type Moment, putInOrder } from "./moment.js";
import type { SubscriptionSpell } from "./subscription-spell.js";

/** What a customer pays in one currency. */
export interface Account {
  readonly customerId: string;
  readonly currency: string;
  readonly spells: SubscriptionSpell[];
}

/** The accounts of usable spells, by customer and currency. */
export function accountsOf(spells: readonly SubscriptionSpell[]): Map<string, Account> {
  const accounts = new Map<string, Account>();
  let known: Account | undefined;
  for (const row of spells) {
    const { customerId } = row;
    const currency = row.currency!;
    // Most spells are of the account of the one before.
    if (known?.customerId !== customerId || known.currency !== currency) {
      const key = `${currency.length} ${currency}${customerId}`;
      known = memoized(accounts, key, (): Account => ({ customerId, currency, spells: [] }));
    }
    known.spells.push(row);
  }
  return accounts;
}

/** A change, times a divisor that all spells of the account have in common. */
export interface Change extends Moment {
  readonly by: Exact;
}

/** The changes in order of time. */
export function changesOf(
  spells: readonly SubscriptionSpell[],
  divisor: bigint,
  exactOf: (amount: DecimalInput) => Exact = exact,
): Change[] {
  const changes: Change[] = [];
  for (const { from, until, amount, divisor: own } of spells) {
    const by = timesWhole(exactOf(amount!), divisor === 1n ? divisor : divisor / BigInt(own));
    changes.push({ time: from!, instant: instantOf(from)!, by });
    const end = instantOf(until);
    if (end !== null) changes.push({ time: until!, instant: end, by: negateExact(by) });
  }
  return putInOrder(changes, byInstant);
}

function timesWhole(amount: Exact, times: bigint): Exact {
  return times === 1n ? amount : { units: amount.units * times, scale: amount.scale };
}
