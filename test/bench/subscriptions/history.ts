import type { SubscriptionItem } from "salesmetrics";
import type { SubscriptionData } from "salesmetrics/subscriptions";
import { dateAt } from "../../../src/calendar/dates.js";
import { drawsFrom } from "../data/draws.js";

const prices = ["9.99", "19", "49.50", "99", "240", "1200"] as const;
const firstDay = 18_262;

/**
 * Five years of subscriptions, as rows come: parsed from JSON. Customers have one or two subscriptions, and subscriptions
 * one to four prices in turn; some have a discount, or paid late.
 */
export function historyOf(size: number): SubscriptionData {
  const draw = drawsFrom(7);
  const date = (day: number) => dateAt(firstDay + day);
  const subscriptions: SubscriptionData["subscriptions"][number][] = [];
  const subscriptionItems: SubscriptionItem[] = [];
  const subscriptionDiscounts: NonNullable<SubscriptionData["subscriptionDiscounts"]>[number][] = [];
  const subscriptionStatuses: NonNullable<SubscriptionData["subscriptionStatuses"]>[number][] = [];
  for (let number = 0; number < size; number++) {
    const id = String(number);
    const start = draw(1_500);
    const endedAt = draw(2) === 0 ? date(start + 30 + draw(400)) : null;
    const plan = ["gold", "silver", "basic"][number % 3]!;
    const customerId = String(Math.floor(number / 1.2));
    subscriptions.push({ id, customerId, plan, startedAt: date(start), endedAt });
    const changes = 1 + draw(4);
    let from = start;
    for (let change = 0; change < changes; change++) {
      const next = from + 60 + draw(300);
      subscriptionItems.push({
        ...{ id: `${id} ${change}`, subscriptionId: id, productId: "seat", currency: "USD" },
        ...{ price: prices[draw(prices.length)]!, quantity: 1 + draw(5) },
        interval: draw(3) === 0 ? "year" : "month",
        from: date(from),
        until: change === changes - 1 ? null : date(next),
      });
      from = next;
    }
    const stretch = { subscriptionId: id, from: date(start + 90), until: date(start + 100) };
    if (draw(3) === 0)
      subscriptionDiscounts.push({
        id,
        subscriptionId: id,
        kind: "percent",
        value: 20,
        from: date(start),
        cycles: 6,
      });
    if (draw(5) === 0) subscriptionStatuses.push({ id, ...stretch, status: "pastDue" });
  }
  const data = { subscriptions, subscriptionItems, subscriptionDiscounts, subscriptionStatuses };
  return JSON.parse(JSON.stringify(data)) as SubscriptionData;
}
