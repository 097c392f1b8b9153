import type { Subscription } from "../entities/subscription.js";
import type { SubscriptionStatus } from "../entities/subscription-status.js";
import { daysLater, earlier, later, type Moment, momentOf, validMoment } from "./moment.js";
import { chosen, type SubscriptionPolicy } from "./subscription-policy.js";

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
  ...["startedAt", "trialEndAt", "billableFrom", "firstPaidAt", "endedAt"],
  ...["cancelRequestedAt", "cancelRetractedAt"],
] as readonly (keyof Subscription & `${string}${"At" | "From"}`)[];

/** The life of a subscription under a policy, or the problem of its row. */
export function lifeOf(
  caller: string,
  subscription: Subscription,
  statuses: readonly SubscriptionStatus[],
  policy: SubscriptionPolicy,
): Life | string {
  const invalid = dates.find((name) => {
    const time = subscription[name];
    return time !== null && time !== undefined && momentOf(time) === "invalid";
  });
  if (invalid !== undefined) return `invalid ${invalid}`;
  const { startedAt, trialEndAt, billableFrom, firstPaidAt, endedAt, status } = subscription;
  const started = validMoment(startedAt);
  const billable = validMoment(billableFrom ?? trialEndAt ?? startedAt);
  const ended = validMoment(endedAt);
  if (billable === null) return "missing startedAt";
  if (ended !== null && ended.instant < (started ?? billable).instant) return "end before start";
  if (statuses.length === 0 && (status === "incomplete" || status === "unpaid")) return "never billable";
  const starts = { started: started ?? billable, billable, paid: validMoment(firstPaidAt) };
  const from = starts[policy.start];
  if (from === null) return "never paid";
  const until = endOf(caller, subscription, ended, policy);
  if (until !== null && until.instant <= from.instant) return "ended before it was billable";
  return { from, until, stretches: stretchesOf(caller, from, until, statuses, policy) };
}

/** When a subscription ceases to count. A wish to cancel that was withdrawn is none. */
function endOf(
  caller: string,
  { cancelRequestedAt, cancelRetractedAt }: Subscription,
  ended: Moment | null,
  policy: SubscriptionPolicy,
): Moment | null {
  const requested = validMoment(cancelRequestedAt);
  const retracted = validMoment(cancelRetractedAt);
  if (requested === null || (retracted !== null && retracted.instant >= requested.instant)) return ended;
  if (ended !== null && ended.instant <= requested.instant) return ended;
  return chosen(caller, policy, "churn") === "requested" ? requested : ended;
}

/** The stretches between two moments in which the states count. Where no state is known, it is active. */
function stretchesOf(
  caller: string,
  from: Moment,
  until: Moment | null,
  statuses: readonly SubscriptionStatus[],
  policy: SubscriptionPolicy,
): Stretch[] {
  if (statuses.length === 0) return [{ from, until, pastDue: false }];
  const stretches: Stretch[] = [];
  const add = (start: Moment, end: Moment | null, pastDue: boolean): void => {
    const [first, last] = [later(start, from), earlier(end, until)];
    if (last === null || first.instant < last.instant) stretches.push({ from: first, until: last, pastDue });
  };
  let known: Moment | null = from;
  for (const [index, state] of statuses.entries()) {
    const begin = validMoment(state.from)!;
    const end: Moment | null = earlier(validMoment(state.until), validMoment(statuses[index + 1]?.from));
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
