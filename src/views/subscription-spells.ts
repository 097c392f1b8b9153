import type { Subscription } from "../entities/subscription.js";
import { knownOptionsIn, optionsIn } from "../errors.js";
import { type Exact, exact, multiplyDecimals } from "../exact/index.js";
import { oncePerPair } from "../memo.js";
import { byInstant, earlier, holds, later, type Moment, putInOrder } from "./moment.js";
import { type OverDivisor, overDivisor } from "./over-divisor.js";
import {
  type Bill,
  type MonthlyValues,
  type Pricing,
  pricingOf,
  reduced,
  type Reduction,
  reductionsOf,
} from "./subscription-bill.js";
import { type Life, lifeOf, type Stretch } from "./subscription-life.js";
import { policyIn, type SubscriptionPolicy, timesPerMonth } from "./subscription-policy.js";
import {
  type ExcludedSubscriptionRow,
  type SubscriptionData,
  type SubscriptionRows,
  subscriptionRows,
} from "./subscription-rows.js";
import type { SubscriptionSpell } from "./subscription-spell.js";
import { joinSwitches, type OpenSpell, type SubscriptionPast } from "./subscription-switches.js";

/**
 * The spells of subscriptions, and the rows left out.
 *
 * @category Subscriptions
 */
export interface SubscriptionSpells {
  readonly rows: SubscriptionSpell[];
  readonly excluded: readonly ExcludedSubscriptionRow[];
}

/** The policy, and the monthly values under it. */
interface Rules extends Pricing {
  readonly monthly: (interval: Bill["interval"], intervalCount: number) => MonthlyValues;
}

const caller = "subscriptionSpells";

/**
 * The spells of subscriptions under a policy: a row for each stretch of time in which an item had one monthly value.
 * `mrr` and {@link mrrMovements} read them.
 *
 * *Details*. The monthly value is price × quantity × times per month ÷ `intervalCount`, less the discounts in force, as
 * the exact fraction `amount ÷ divisor`. A bill holds the items of a subscription with one interval and currency:
 * percentages reduce all of them, then an amount reduces the first items, and none falls below 0. Items without a value
 * have no spell. A subscription that a successor replaces, or another of the same customer and currency within
 * `switchHours`, lasts until that begins.
 *
 * Left out, in `excluded`: rows with an unknown interval, without a price, currency or subscription, items that overlap
 * another with the same product and interval, an end before its start, and discounts above the price, which count up to
 * it.
 *
 * *Gotchas*. Pass all subscriptions, not those of one period. Without `subscriptionStatuses` nothing was ever paused or
 * past due. A rule that the policy lacks is refused with `invalid-argument` once a row depends on it. Calendar dates
 * compare with instants as their midnight in UTC.
 *
 * @example
 * ```ts
 * import { policies, subscriptionSpells } from "salesmetrics/subscriptions";
 *
 * const { rows } = subscriptionSpells(
 *   {
 *     subscriptions: [{ id: "s", customerId: "ann", startedAt: "2025-01-10", endedAt: "2026-01-10" }],
 *     subscriptionItems: [{ id: "i", subscriptionId: "s", price: 2000, currency: "USD", interval: "year" }],
 *   },
 *   { policy: policies.standard },
 * );
 *
 * rows.map(({ from, until, amount, divisor }) => [from, until, amount, divisor]);
 * // => [["2025-01-10", "2026-01-10", "500", 3]]
 * ```
 *
 * @category Subscriptions
 */
export function subscriptionSpells(
  data: SubscriptionData,
  options: { readonly policy: SubscriptionPolicy },
): SubscriptionSpells {
  const policy = policyIn(caller, knownOptionsIn(caller, options, ["policy"]).policy);
  const excluded: ExcludedSubscriptionRow[] = [];
  const pasts: SubscriptionPast[] = [];
  const rules: Rules = { ...pricingOf(policy), monthly: monthlyValues(policy) };
  for (const rows of subscriptionRows(optionsIn(caller, data), policy, excluded)) {
    const life = lifeOf(caller, rows.subscription, rows.statuses, policy);
    if (typeof life === "string") excluded.push({ row: rows.subscription, why: life });
    else {
      const spells = spellsOf(rows, life, rules, excluded);
      pasts.push({ subscription: rows.subscription, end: life.until, spells });
    }
  }
  joinSwitches(pasts, policy, excluded);
  return { rows: pasts.flatMap(({ spells }) => spells), excluded };
}

function spellsOf(
  { subscription, items, discounts }: SubscriptionRows,
  life: Life,
  rules: Rules,
  excluded: ExcludedSubscriptionRow[],
): OpenSpell[] {
  const bills = billsOf(items, life, rules);
  const spells: OpenSpell[] = [];
  if (discounts.length === 0) {
    for (const bill of bills) addSpellsAtListPrice(spells, subscription, bill, life, rules);
    return spells;
  }
  const excessive = new Set<ExcludedSubscriptionRow["row"]>();
  for (const bill of bills) {
    const usable = discounts.filter(({ row }) => row.kind === "percent" || row.currency === bill.currency);
    const reductions = reductionsOf(caller, usable, bill, life.from, rules.policy);
    addSpells(spells, subscription, bill, reductions, life, rules, excessive);
  }
  for (const { row } of discounts)
    if (row.kind === "amount" && !bills.some(({ currency }) => currency === row.currency))
      excluded.push({ row, why: "discount in another currency" });
  for (const row of excessive) excluded.push({ row, why: "discount above the price" });
  return spells;
}

function billsOf(items: SubscriptionRows["items"], life: Life, { monthly, times }: Rules): Bill[] {
  const bills: Bill[] = [];
  for (const { row: item, from, until } of items) {
    const [interval, currency] = [item.interval!, item.currency!];
    const intervalCount = Number(item.intervalCount ?? 1);
    let bill = bills.find(
      (each) =>
        each.interval === interval && each.intervalCount === intervalCount && each.currency === currency,
    );
    if (bill === undefined)
      bills.push(
        (bill = { interval, intervalCount, currency, items: [], monthly: monthly(interval, intervalCount) }),
      );
    const price = times(item.price!, item.quantity ?? 1);
    bill.items.push({ item, from: from ?? life.from, until, price });
  }
  return bills;
}

/** Adds the spells of the items of one bill: one for each stretch of equal value. */
function addSpells(
  spells: OpenSpell[],
  subscription: Subscription,
  bill: Bill,
  reductions: readonly Reduction[],
  { stretches }: Life,
  rules: Rules,
  excessive: Set<ExcludedSubscriptionRow["row"]>,
): void {
  const latest = new Map<string, LatestSpell>();
  for (const { from, until, pastDue } of piecesOf(stretches, [...bill.items, ...reductions])) {
    const inForce = ({ from: first, until: last }: Reduction | Bill["items"][number]): boolean =>
      holds(first, last, from.instant);
    const items = bill.items.filter(inForce);
    const { prices, excessive: found } = reduced(caller, items, reductions.filter(inForce), rules);
    if (items.length > 0) for (const discount of found) excessive.add(discount);
    for (const [index, { item, price }] of items.entries()) {
      const value = bill.monthly(prices[index]!, price);
      const known = latest.get(item.id);
      const spell = continued(known, subscription, bill, item, value, { from, until, pastDue }, rules.policy);
      if (spell === null || spell === known) continue;
      latest.set(item.id, spell);
      spells.push(spell.row);
    }
  }
}

/** Adds the spells of items without a discount: none of them depends on another. */
function addSpellsAtListPrice(
  spells: OpenSpell[],
  subscription: Subscription,
  bill: Bill,
  { stretches }: Life,
  { policy }: Rules,
): void {
  for (const { item, from, until, price } of bill.items) {
    const value = bill.monthly(price, price);
    let known: LatestSpell | undefined;
    for (const stretch of stretches) {
      const [first, last] = [later(from, stretch.from), earlier(until, stretch.until)];
      if (last !== null && last.instant <= first.instant) continue;
      const piece = { from: first, until: last, pastDue: stretch.pastDue };
      const spell = continued(known, subscription, bill, item, value, piece, policy);
      if (spell === null || spell === known) continue;
      spells.push(spell.row);
      known = spell;
    }
  }
}

/** The latest spell of an item. */
interface LatestSpell {
  readonly row: OpenSpell;
  /** Its number among the spells of the item, from 1. */
  readonly place: number;
  until: Moment | null;
}

/** The spell of an item in a piece of time: the known one, which then lasts longer, or another; `null` without a value. */
function continued(
  known: LatestSpell | undefined,
  { customerId, id, plan }: Subscription,
  { currency }: Bill,
  item: Bill["items"][number]["item"],
  { amounts, divisor }: OverDivisor,
  { from, until, pastDue }: Stretch,
  policy: SubscriptionPolicy,
): LatestSpell | null {
  const [amount, listAmount] = [amounts[0]!, amounts[1]!];
  if (amount === "0") return null;
  if (known?.until?.instant === from.instant) {
    const { row } = known;
    const isSame =
      row.amount === amount &&
      row.listAmount === listAmount &&
      row.divisor === divisor &&
      row.pastDue === pastDue;
    if (isSame) {
      known.until = until;
      row.until = until?.time ?? null;
      return known;
    }
  }
  const place = (known?.place ?? 0) + 1;
  const row = {
    id: `${item.id} ${place}`,
    customerId,
    subscriptionId: id,
    itemId: item.id,
    productId: item.productId ?? null,
    plan: plan ?? null,
    from: from.time,
    until: until?.time ?? null,
    amount,
    listAmount,
    currency,
    divisor,
    pastDue,
    policy: policy.name,
  };
  return { row, place, until };
}

/** The monthly values under a policy; those of equal prices are worked out once. */
function monthlyValues(policy: SubscriptionPolicy): Rules["monthly"] {
  return oncePerPair((interval, intervalCount) => {
    const [above, below] = timesPerMonth(policy, interval);
    const divisor = BigInt(below) * BigInt(intervalCount);
    const inMonths = (price: string): Exact => exact(multiplyDecimals(price, above));
    return oncePerPair((price, listPrice) => overDivisor([inMonths(price), inMonths(listPrice)], divisor));
  });
}

/** The stretches of a life, cut wherever an item or a discount begins or ends. */
function piecesOf(
  stretches: readonly Stretch[],
  changes: readonly { readonly from: Moment; readonly until: Moment | null }[],
): Stretch[] {
  const cuts = changes.flatMap(({ from, until }) => (until === null ? [from] : [from, until]));
  putInOrder(cuts, byInstant);
  const pieces: Stretch[] = [];
  for (const { from, until, pastDue } of stretches) {
    let start = from;
    for (const cut of cuts) {
      if (cut.instant <= start.instant) continue;
      if (until !== null && cut.instant >= until.instant) break;
      pieces.push({ from: start, until: cut, pastDue });
      start = cut;
    }
    pieces.push({ from: start, until, pastDue });
  }
  return pieces;
}
