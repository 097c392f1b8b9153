import { multiplyDecimals, subtractDecimals } from "../exact/index.js";
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
    const key = JSON.stringify([customerId, currency]);
    memoized(accounts, key, (): Account => ({ customerId, currency, spells: [] })).spells.push(row);
  }
  return accounts;
}

/** A change, in parts of an amount that all spells of the account are whole numbers of. */
export interface Change extends Moment {
  readonly by: string;
}

/** The changes in order of time. */
export function changesOf(spells: readonly SubscriptionSpell[], divisor: bigint): Change[] {
  const changes: Change[] = [];
  for (const { from, until, amount, divisor: own } of spells) {
    const by = multiplyDecimals(amount!, String(divisor / BigInt(own)));
    changes.push({ ...validMoment(from)!, by });
    const end = validMoment(until);
    if (end !== null) changes.push({ ...end, by: subtractDecimals(0, by) });
  }
  return changes.sort((left, right) => left.instant - right.instant);
}
