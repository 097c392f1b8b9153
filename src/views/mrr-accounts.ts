import { type Exact, exact, negateExact } from "../exact/index.js";
import { memoized } from "../vectors/memo.js";
import { type Moment, validMoment } from "./moment.js";
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
  for (const row of spells) {
    const { customerId } = row;
    const currency = row.currency!;
    const key = `${currency.length} ${currency}${customerId}`;
    memoized(accounts, key, (): Account => ({ customerId, currency, spells: [] })).spells.push(row);
  }
  return accounts;
}

/** A change, times a divisor that all spells of the account have in common. */
export interface Change extends Moment {
  readonly by: Exact;
}

/** The changes in order of time. */
export function changesOf(spells: readonly SubscriptionSpell[], divisor: bigint): Change[] {
  const changes: Change[] = [];
  for (const { from, until, amount, divisor: own } of spells) {
    const by = timesWhole(exact(amount!), divisor === 1n ? divisor : divisor / BigInt(own));
    const [{ time, instant }, end] = [validMoment(from)!, validMoment(until)];
    changes.push({ time, instant, by });
    if (end !== null) changes.push({ time: end.time, instant: end.instant, by: negateExact(by) });
  }
  return changes.sort((left, right) => left.instant - right.instant);
}

function timesWhole(amount: Exact, times: bigint): Exact {
  return times === 1n ? amount : { units: amount.units * times, scale: amount.scale };
}
