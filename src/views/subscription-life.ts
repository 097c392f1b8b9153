import type { Subscription } from "../entities/subscription.js";
import type { SubscriptionStatus } from "../entities/subscription-status.js";
import { daysLater, earlier, later, type Moment, momentOf } from "./moment.js";
import { chosen, type SubscriptionPolicy } from "./subscription-policy.js";
import type { Placed } from "./subscription-rows.js";

/** A stretch of time in which a subscription counts. */
export interface Stretch {
  readonly from: Moment;
  readonly until: Moment | null;
  readonly pastDue: boolean;
}

/** When a subscription counts, or why it never does. */
export interface Life {
  readonly stretches: readonly Stretch[];
  /** The first moment that can be charged. */
  readonly from: Moment;
  readonly until: Moment | null;
}

const dates = [
  "startedAt",
  "trialEndAt",
  "billableFrom",
  "firstPaidAt",
  "endedAt",
  "cancelRequestedAt",
  "cancelRetractedAt",
] as const;

type Dates = Record<(typeof dates)[number], Moment | null>;

/** The life of a subscription under a policy, or the problem of its row. */
export function lifeOf(
  caller: string,
  subscription: Subscription,
  statuses: readonly Placed<SubscriptionStatus>[],
  policy: SubscriptionPolicy,
): Life | string {
  const moments = datesOf(subscription);
  if (typeof moments === "string") return moments;
  const { startedAt: started, trialEndAt, billableFrom, firstPaidAt, endedAt: ended } = moments;
  const billable = billableFrom ?? trialEndAt ?? started;
  if (billable === null) return "missing startedAt";
  if (ended !== null && ended.instant < (started ?? billable).instant) return "end before start";
  const { status } = subscription;
  if (statuses.length === 0 && (status === "incomplete" || status === "unpaid")) return "never billable";
  const starts = { started: started ?? billable, billable, paid: firstPaidAt };
  const from = starts[policy.start];
  if (from === null) return "never paid";
  const until = endOf(caller, moments, policy);
  if (until !== null && until.instant <= from.instant) return "ended before it was billable";
  return { from, until, stretches: stretchesOf(caller, from, until, statuses, policy) };
}

function datesOf(subscription: Subscription): Dates | string {
  const moments: Partial<Dates> = {};
  for (const name of dates) {
    const moment = momentOf(subscription[name]);
    if (moment === "invalid") return `invalid ${name}`;
    moments[name] = moment;
  }
  return moments as Dates;
}

/** When a subscription ceases to count. A wish to cancel that was withdrawn is none. */
function endOf(
  caller: string,
  { endedAt: ended, cancelRequestedAt: requested, cancelRetractedAt: retracted }: Dates,
  policy: SubscriptionPolicy,
): Moment | null {
  if (requested === null || (retracted !== null && retracted.instant >= requested.instant)) return ended;
  if (ended !== null && ended.instant <= requested.instant) return ended;
  return chosen(caller, policy, "churn") === "requested" ? requested : ended;
}

/** The stretches between two moments in which the states count. Where no state is known, it is active. */
function stretchesOf(
  caller: string,
  from: Moment,
  until: Moment | null,
  statuses: readonly Placed<SubscriptionStatus>[],
  policy: SubscriptionPolicy,
): Stretch[] {
  if (statuses.length === 0) return [{ from, until, pastDue: false }];
  const stretches: Stretch[] = [];
  const add = (start: Moment, end: Moment | null, pastDue: boolean): void => {
    const [first, last] = [later(start, from), earlier(end, until)];
    if (last === null || first.instant < last.instant) stretches.push({ from: first, until: last, pastDue });
  };
  let known: Moment | null = from;
  for (const [index, { row: state, from: start, until: last }] of statuses.entries()) {
    const begin = start!;
    const end: Moment | null = earlier(last, statuses[index + 1]?.from ?? null);
    if (known !== null) add(known, begin, false);
    const counts = state.status === "active" || (state.status === "trialing" && policy.start === "started");
    if (counts) add(begin, end, false);
    else if (state.status === "paused" && chosen(caller, policy, "paused") === "unchanged")
      add(begin, end, false);
    else if (state.status === "pastDue") {
      const grace = chosen(caller, policy, "graceDays");
      add(begin, grace === "endless" ? end : earlier(end, daysLater(begin, grace)), true);
    }
    known = end;
  }
  if (known !== null) add(known, null, false);
  return stretches;
}
