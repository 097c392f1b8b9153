import { periodIn } from "../calendar/arguments.js";
import { isCalendarDate } from "../calendar/dates.js";
import type { Period, TimeValue } from "../calendar/time.js";
import { knownOptionsIn } from "../errors.js";
import { addExact, type Exact, exact, multiplyDecimals, negateExact } from "../exact/index.js";
import { memoized } from "../memo.js";
import { byInstant, type Moment } from "./moment.js";
import { type Account, accountsOf, type Change, changesOf } from "./mrr-accounts.js";
import { leastCommonMultiple, overDivisor } from "./over-divisor.js";
import { policyIn, type SubscriptionPolicy } from "./subscription-policy.js";
import type { SubscriptionData } from "./subscription-rows.js";
import type { SubscriptionSpell } from "./subscription-spell.js";
import { subscriptionSpells } from "./subscription-spells.js";

/** The rules that change what subscriptions are worth, in the order in which one policy is made into the other. */
const rules = [
  ...["timesPerMonth", "metered", "start", "churn", "paused", "graceDays"],
  ...["discounts", "percentages", "switchHours"],
] as readonly ReconciledRule[];

/**
 * A rule of a policy that changes MRR.
 *
 * @category Subscriptions
 */
export type ReconciledRule = Exclude<keyof SubscriptionPolicy, "name" | "reactivation" | "newAfterDays">;

/**
 * A difference of MRR in one currency: the exact fraction `amount ÷ divisor`.
 *
 * @category Subscriptions
 */
export interface MrrDifference {
  readonly currency: string;
  readonly amount: string;
  readonly divisor: number;
}

/**
 * What one rule does to the MRR of one customer.
 *
 * @category Subscriptions
 */
export interface MrrDifferencePart extends MrrDifference {
  readonly rule: ReconciledRule;
  readonly customerId: string;
  /** Since when the two differ. */
  readonly at: TimeValue;
}

/**
 * The difference between two policies, and its parts.
 *
 * @category Subscriptions
 */
export interface Reconciliation {
  /** One for each currency in which they differ. */
  readonly difference: readonly MrrDifference[];
  /** They add up to the difference exactly. */
  readonly parts: readonly MrrDifferencePart[];
}

const caller = "reconcile";

/**
 * The difference between the MRR of two policies at the end of a period, MRR under `to` − MRR under `from`, and its parts:
 * each the work of one rule on one customer since one date.
 *
 * *When to use*. To tell why a vendor's MRR is not yours: cent by cent, and by whom.
 *
 * *Details*. One policy is made into the other rule by rule: `timesPerMonth`, `metered`, `start`, `churn`, `paused`,
 * `graceDays`, `discounts`, `percentages`, `switchHours`. A part is what such a step changes for a customer; its date is the
 * day since when both have differed, without a break, up to the end of the period. Amounts are exact fractions,
 * `amount ÷ divisor`, so that the parts add up to the difference.
 *
 * *Gotchas*. What two rules do only together is told of the later one. A rule that one policy lacks, because no row
 * depends on it there, is taken from the other. Where times are instants, the period needs a zone.
 *
 * @example
 * ```ts
 * import { month } from "salesmetrics";
 * import { policies, reconcile } from "salesmetrics/subscriptions";
 *
 * const data = {
 *   subscriptions: [
 *     { id: "1", customerId: "ann", startedAt: "2025-01-10", cancelRequestedAt: "2025-03-20", endedAt: "2025-04-10" },
 *   ],
 *   subscriptionItems: [{ id: "1", subscriptionId: "1", price: 50, currency: "USD", interval: "month" }],
 * } as const;
 * const { difference, parts } = reconcile(data, policies.standard, policies.stripe, { during: month(2025, 3) });
 *
 * difference; // => [{ currency: "USD", amount: "-50", divisor: 1 }]
 * parts.map(({ rule, customerId, at, amount }) => [rule, customerId, at, amount]);
 * // => [["churn", "ann", "2025-03-20", "-50"]]
 * ```
 *
 * @category Subscriptions
 */
export function reconcile(
  data: SubscriptionData,
  from: SubscriptionPolicy,
  to: SubscriptionPolicy,
  options: { readonly during: Period },
): Reconciliation {
  const { during } = knownOptionsIn(caller, options, ["during"]);
  const isIn = isBeforeEndOf(periodIn(caller, during));
  const under = (policy: SubscriptionPolicy): Accounts =>
    accountsOf(subscriptionSpells(data, { policy }).rows);
  // Asked as they are, the policies are refused if they lack a rule that a row depends on.
  const [first, last] = [under(policyIn(caller, from)), under(policyIn(caller, to))];
  const parts: MrrDifferencePart[] = [];
  let [policy, before]: [SubscriptionPolicy, Accounts] = [{ ...to, ...from }, first];
  for (const rule of rules) {
    const choice = to[rule] ?? policy[rule];
    if (JSON.stringify(choice) === JSON.stringify(policy[rule])) continue;
    policy = { ...policy, [rule]: choice };
    const after = under(policy);
    for (const { at, ...part } of differencesOf(before, after, isIn)) parts.push({ rule, ...part, at });
    before = after;
  }
  return { difference: byCurrency(differencesOf(first, last, isIn)), parts };
}

type Accounts = ReadonlyMap<string, Account>;
type Difference = Omit<MrrDifferencePart, "rule">;

/** Whether a moment lies before the end of a period. */
function isBeforeEndOf(period: Period): (moment: Moment) => boolean {
  const end = period.zone?.startOf(period.end) ?? null;
  return ({ time, instant }) => {
    if (isCalendarDate(time)) return time < period.end;
    // Without a zone, the period refuses the instant.
    return end === null ? period.contains(time) : instant < end;
  };
}

/** How the accounts differ in the end, each since when. */
function differencesOf(before: Accounts, after: Accounts, isIn: (moment: Moment) => boolean): Difference[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys.flatMap((key): Difference[] => {
    const [old, now] = [before.get(key)?.spells ?? [], after.get(key)?.spells ?? []];
    const divisor = leastCommonMultiple(divisorsOf([...old, ...now]));
    const gone = changesOf(old, divisor).map((change) => ({ ...change, by: negateExact(change.by) }));
    const { sum, since } = sumSince([...gone, ...changesOf(now, divisor)].filter(isIn));
    if (since === null) return [];
    const { customerId, currency } = (after.get(key) ?? before.get(key))!;
    return [{ customerId, currency, ...inLowestTerms(sum, divisor), at: since.time }];
  });
}

/** The sum of changes, and the moment since when their sum has been other than zero; `null` if it is zero. */
function sumSince(changes: readonly Change[]): { readonly sum: Exact; readonly since: Moment | null } {
  const inOrder = [...changes].sort(byInstant);
  let [sum, since]: [Exact, Moment | null] = [exact(0), null];
  for (const [place, change] of inOrder.entries()) {
    sum = addExact(sum, change.by);
    if (inOrder[place + 1]?.instant === change.instant) continue;
    since = sum.units === 0n ? null : (since ?? change);
  }
  return { sum, since };
}

function byCurrency(differences: readonly Difference[]): MrrDifference[] {
  const all = new Map<string, Difference[]>();
  for (const each of differences) memoized(all, each.currency, (): Difference[] => []).push(each);
  return [...all].flatMap(([currency, own]) => {
    const divisor = leastCommonMultiple(divisorsOf(own));
    const sum = own
      .map(({ amount, divisor: each }) => exact(multiplyDecimals(amount, String(divisor / BigInt(each)))))
      .reduce(addExact, exact(0));
    return sum.units === 0n ? [] : [{ currency, ...inLowestTerms(sum, divisor) }];
  });
}

function inLowestTerms(sum: Exact, divisor: bigint): Pick<MrrDifference, "amount" | "divisor"> {
  const { amounts, divisor: least } = overDivisor([sum], divisor);
  return { amount: amounts[0]!, divisor: least };
}

function divisorsOf(rows: readonly Pick<SubscriptionSpell, "divisor">[]): number[] {
  return rows.map(({ divisor }) => Number(divisor));
}
