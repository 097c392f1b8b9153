import { groupBy } from "es-toolkit";
import { addDays, addMonths, formatISO, parseISO } from "date-fns";
import type { Subscription, SubscriptionDiscount, SubscriptionItem, TimeValue } from "salesmetrics";
import type { SubscriptionData, SubscriptionPolicy } from "salesmetrics/subscriptions";
import { isBelow, negated, productOf, type Ratio, ratioOf, sumOf } from "./fractions.js";

// What customers are worth on a day, from raw rows: each row is asked whether it counts on that day. Dates compare as
// texts, and histories have no successors.

type Time = TimeValue | null | undefined;

const isIn = (date: string, from: Time, until: Time): boolean =>
  (from == null || String(from) <= date) && (until == null || date < String(until));

/** The MRR of all customers in a currency at the end of a day. */
export function mrrOn(
  date: string,
  data: SubscriptionData,
  currency: string,
  policy: SubscriptionPolicy,
): Ratio {
  return sumOf(data.subscriptions.map((subscription) => valueOn(date, subscription, data, currency, policy)));
}

function valueOn(
  date: string,
  subscription: Subscription,
  { subscriptionItems, subscriptionDiscounts = [], subscriptionStatuses = [] }: SubscriptionData,
  currency: string,
  policy: SubscriptionPolicy,
): Ratio {
  const { id, startedAt, endedAt, cancelRequestedAt, cancelRetractedAt } = subscription;
  const isRequested =
    policy.churn === "requested" &&
    cancelRequestedAt != null &&
    !(cancelRetractedAt != null && cancelRetractedAt >= cancelRequestedAt) &&
    cancelRequestedAt <= date;
  if (isRequested || !isIn(date, startedAt, endedAt)) return ratioOf(0);
  if (
    !counts(
      date,
      subscriptionStatuses.filter(({ subscriptionId }) => subscriptionId === id),
      policy,
    )
  )
    return ratioOf(0);
  const items = withoutOverlaps(
    subscriptionItems.filter(({ subscriptionId }) => subscriptionId === id),
  ).filter((item) => item.currency === currency && isIn(date, item.from, item.until));
  const discounts = subscriptionDiscounts.filter(({ subscriptionId }) => subscriptionId === id);
  const bills = groupBy(items, ({ interval, intervalCount }) => `${intervalCount ?? 1} ${interval}`);
  return sumOf(Object.values(bills).map((bill) => billOn(date, bill, discounts, startedAt!, policy)));
}

function counts(
  date: string,
  statuses: NonNullable<SubscriptionData["subscriptionStatuses"]>,
  { paused, graceDays, start }: SubscriptionPolicy,
): boolean {
  const begun = statuses.filter(({ from }) => String(from) <= date);
  const latest = [...begun]
    .sort((left, right) =>
      left.from === right.from ? (left.id < right.id ? -1 : 1) : left.from! < right.from! ? -1 : 1,
    )
    .at(-1);
  if (latest === undefined || !isIn(date, latest.from, latest.until)) return true;
  if (latest.status === "pastDue")
    return graceDays === "endless" || date < dayAfter(String(latest.from), graceDays!);
  if (latest.status === "trialing") return start === "started";
  return latest.status === "active" || (latest.status === "paused" && paused === "unchanged");
}

function withoutOverlaps(items: readonly SubscriptionItem[]): SubscriptionItem[] {
  const kept: SubscriptionItem[] = [];
  const startOf = ({ from }: SubscriptionItem): string => String(from ?? "");
  for (const item of [...items].sort((left, right) =>
    `${startOf(left)} ${left.id}` < `${startOf(right)} ${right.id}` ? -1 : 1,
  )) {
    const likeIt = kept.filter(
      (other) =>
        other.productId === item.productId &&
        other.interval === item.interval &&
        (other.intervalCount ?? 1) === (item.intervalCount ?? 1) &&
        other.currency === item.currency,
    );
    if (likeIt.every(({ until }) => until != null && String(until) <= startOf(item))) kept.push(item);
  }
  return kept;
}

const perMonth = { month: [1, 1], quarter: [1, 3], halfYear: [1, 6], year: [1, 12] } as const;

function billOn(
  date: string,
  items: readonly SubscriptionItem[],
  discounts: readonly SubscriptionDiscount[],
  startedAt: TimeValue,
  policy: SubscriptionPolicy,
): Ratio {
  const { interval, currency } = items[0]!;
  const count = Number(items[0]!.intervalCount ?? 1);
  const price = sumOf(items.map((item) => productOf([ratioOf(item.price!), ratioOf(item.quantity ?? 1)])));
  const inForce = discounts.filter((discount) => {
    const start = String(discount.from ?? startedAt);
    const ends = [
      discount.until,
      discount.cycles == null ? null : billsAfter(start, Number(discount.cycles) * count, interval!),
    ];
    const end = ends
      .filter((each) => each != null)
      .map(String)
      .sort()[0];
    const isForever = end === undefined;
    if (policy.discounts === "gross" || (policy.discounts === "forever" && !isForever)) return false;
    if (policy.discounts === "repeating" && !isForever && end <= billsAfter(start, count, interval!))
      return false;
    return (
      isIn(date, start as TimeValue, end as TimeValue) &&
      (discount.kind === "percent" || discount.currency === currency)
    );
  });
  const shares = inForce.filter(({ kind }) => kind === "percent").map(({ value }) => ratioOf(value!, 100));
  const off = inForce.filter(({ kind }) => kind === "amount").map(({ value }) => ratioOf(value!));
  const reduced = sumOf([productOf([price, leftBy(shares, policy)]), ...off.map(negated)]);
  const [above, below] =
    interval === "day" || interval === "week" ? policy.timesPerMonth[interval] : perMonth[interval!];
  return productOf([isBelow(reduced, ratioOf(0)) ? ratioOf(0) : reduced, ratioOf(above, below * count)]);
}

function leftBy(shares: readonly Ratio[], { percentages }: SubscriptionPolicy): Ratio {
  const left = (share: Ratio): Ratio =>
    isBelow(ratioOf(1), share) ? ratioOf(0) : sumOf([ratioOf(1), negated(share)]);
  if (shares.length === 0) return ratioOf(1);
  if (percentages === "multiplied") return productOf(shares.map(left));
  if (percentages === "added") return left(sumOf(shares));
  return left(shares.reduce((largest, share) => (isBelow(largest, share) ? share : largest)));
}

function dayAfter(date: string, days: number): string {
  return formatISO(addDays(parseISO(date), days), { representation: "date" });
}

function billsAfter(
  date: string,
  count: number,
  interval: NonNullable<SubscriptionItem["interval"]>,
): string {
  if (interval === "day" || interval === "week") return dayAfter(date, count * (interval === "day" ? 1 : 7));
  const months = addMonths(parseISO(date), count * perMonth[interval][1]);
  return formatISO(months, { representation: "date" });
}
