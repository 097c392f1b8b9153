import type { Subscription } from "../entities/subscription.js";
import { memoized } from "../memo.js";
import { instantOf } from "./instants.js";
import { type Moment, validMoment } from "./moment.js";
import type { SubscriptionPolicy } from "./subscription-policy.js";
import type { ExcludedSubscriptionRow } from "./subscription-rows.js";
import type { SubscriptionSpell } from "./subscription-spell.js";

/** A spell whose end may still move. */
export interface OpenSpell extends SubscriptionSpell {
  until: SubscriptionSpell["until"];
}

/** The spells of a subscription. */
export interface SubscriptionPast {
  readonly subscription: Subscription;
  /** When it ceases to count. */
  readonly end: Moment | null;
  readonly spells: OpenSpell[];
}

const millisecondsPerHour = 3_600_000;

/**
 * Lets a subscription that was replaced last until its successor begins, in place: a switch of plans is an expansion or a
 * contraction, never churn.
 */
export function joinSwitches(
  pasts: readonly SubscriptionPast[],
  { switchHours }: SubscriptionPolicy,
  excluded: ExcludedSubscriptionRow[],
): void {
  let byId: ReadonlyMap<string, SubscriptionPast> | null = null;
  const byCustomer = new Map<string, SubscriptionPast[]>();
  for (const past of pasts)
    if (past.spells.length > 0)
      memoized(byCustomer, past.subscription.customerId, (): SubscriptionPast[] => []).push(past);
  // All ends are read before any is moved: what follows must not depend on the order of rows.
  const moves = pasts.map((past): (() => void) | null => {
    const { end, subscription } = past;
    const successorId = subscription.successorId ?? "";
    const others = byCustomer.get(subscription.customerId) ?? [];
    if (successorId === "" && (end === null || others.length < 2)) return null;
    const last = past.spells.filter(({ until }) => end !== null && instantOf(until) === end.instant);
    if (successorId !== "") {
      byId ??= new Map(pasts.map((each) => [each.subscription.id, each]));
      const successor = byId.get(successorId) ?? past;
      if (successor === past) excluded.push({ row: subscription, why: "unknown successorId" });
      else {
        const start = firstOf(successor);
        if (start !== null && end !== null) return () => moveEnd(past, last, start);
      }
    }
    if (end === null || last.length === 0) return null;
    const start = nextStart(past, end, others, switchHours);
    return start && (() => moveEnd(past, last, start));
  });
  for (const move of moves) move?.();
}

/** The first start of another subscription of the customer in the same currency, within some hours of an end. */
function nextStart(
  past: SubscriptionPast,
  end: Moment,
  others: readonly SubscriptionPast[],
  hours: number,
): Moment | null {
  const currencies = new Set(past.spells.map(({ currency }) => currency));
  let next: Moment | null = null;
  for (const other of others) {
    const start = firstOf(other);
    if (other === past || start === null || start.instant < end.instant) continue;
    if (start.instant - end.instant > hours * millisecondsPerHour) continue;
    if (!other.spells.some(({ currency }) => currencies.has(currency))) continue;
    if (next === null || start.instant < next.instant) next = start;
  }
  return next;
}

function firstOf({ spells }: SubscriptionPast): Moment | null {
  let first: Moment | null = null;
  for (const { from } of spells) {
    const moment = validMoment(from)!;
    if (first === null || moment.instant < first.instant) first = moment;
  }
  return first;
}

/** Moves the end of a subscription's last spells; those that would begin after it go. */
function moveEnd({ spells }: SubscriptionPast, last: readonly OpenSpell[], end: Moment): void {
  for (const spell of last) spell.until = end.time;
  const kept = spells.filter(({ from }) => instantOf(from)! < end.instant);
  for (const spell of kept) if ((instantOf(spell.until) ?? Infinity) > end.instant) spell.until = end.time;
  spells.splice(0, spells.length, ...kept);
}
