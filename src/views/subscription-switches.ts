import type { Subscription } from "../entities/subscription.js";
import { memoized } from "../vectors/memo.js";
import type { Moment } from "./moment.js";
import type { Life } from "./subscription-life.js";
import type { SubscriptionPolicy } from "./subscription-policy.js";
import type { ExcludedSubscriptionRow } from "./subscription-rows.js";
import type { SubscriptionSpell } from "./subscription-spell.js";

/** A spell while it may still grow. */
export interface OpenSpell {
  /** Its id and its end are known in the end. */
  readonly row: { -readonly [Name in keyof SubscriptionSpell]: SubscriptionSpell[Name] };
  readonly from: Moment;
  until: Moment | null;
}

/** The spells of a subscription. */
export interface SubscriptionPast {
  readonly subscription: Subscription;
  readonly life: Life;
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
  const byId = new Map(pasts.map((past) => [past.subscription.id, past]));
  const byCustomer = new Map<string, SubscriptionPast[]>();
  for (const past of pasts)
    if (past.spells.length > 0)
      memoized(byCustomer, past.subscription.customerId, (): SubscriptionPast[] => []).push(past);
  // All ends are read before any is moved: what follows must not depend on the order of rows.
  const moves = pasts.map((past): (() => void) | null => {
    const { successorId = null, customerId } = past.subscription;
    const end = past.life.until;
    const others = byCustomer.get(customerId) ?? [];
    const isAlone = others.length < 2 && (others.length === 0 || others[0] === past);
    if ((successorId === null || successorId === "") && (end === null || isAlone)) return null;
    const last = past.spells.filter(({ until }) => until !== null && until.instant === end?.instant);
    if (successorId !== null && successorId !== "") {
      const successor = byId.get(successorId);
      const start = successor === undefined || successor === past ? null : firstOf(successor);
      if (successor === undefined || successor === past)
        excluded.push({ row: past.subscription, why: "unknown successorId" });
      if (start !== null && end !== null) return () => moveEnd(past, last, start);
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
  const currencies = new Set(past.spells.map(({ row }) => row.currency));
  let next: Moment | null = null;
  for (const other of others) {
    const start = firstOf(other);
    if (other === past || start === null || start.instant < end.instant) continue;
    if (start.instant - end.instant > hours * millisecondsPerHour) continue;
    if (!other.spells.some(({ row }) => currencies.has(row.currency))) continue;
    if (next === null || start.instant < next.instant) next = start;
  }
  return next;
}

function firstOf({ spells }: SubscriptionPast): Moment | null {
  let first: Moment | null = null;
  for (const { from } of spells) if (first === null || from.instant < first.instant) first = from;
  return first;
}

/** Moves the end of a subscription's last spells; those that would begin after it go. */
function moveEnd({ spells }: SubscriptionPast, last: readonly OpenSpell[], end: Moment): void {
  for (const spell of last) spell.until = end;
  const kept = spells.filter(({ from }) => from.instant < end.instant);
  for (const spell of kept) if (spell.until === null || spell.until.instant > end.instant) spell.until = end;
  spells.splice(0, spells.length, ...kept);
}
