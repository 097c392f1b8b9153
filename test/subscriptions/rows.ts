import type { Subscription, SubscriptionItem, TimeValue } from "salesmetrics";
import type { SubscriptionData } from "salesmetrics/subscriptions";

/** A subscription of a customer with one item in dollars. */
export function subscribed(
  id: string,
  price: number | string,
  startedAt: TimeValue,
  endedAt: TimeValue | null = null,
  fields: Partial<Subscription> &
    Partial<Pick<SubscriptionItem, "interval" | "intervalCount" | "quantity">> = {},
): SubscriptionData {
  const { interval = "month", intervalCount = null, quantity = null, ...others } = fields;
  const item = {
    id: `${id} item`,
    subscriptionId: id,
    price,
    currency: "USD",
    interval,
    intervalCount,
    quantity,
  };
  return {
    subscriptions: [{ id, customerId: "ann", startedAt, endedAt, ...others }],
    subscriptionItems: [item],
  };
}

/** The rows of several together. */
export function together(...all: readonly SubscriptionData[]): SubscriptionData {
  return {
    subscriptions: all.flatMap(({ subscriptions }) => subscriptions),
    subscriptionItems: all.flatMap(({ subscriptionItems }) => subscriptionItems),
    subscriptionDiscounts: all.flatMap(({ subscriptionDiscounts = [] }) => subscriptionDiscounts),
    subscriptionStatuses: all.flatMap(({ subscriptionStatuses = [] }) => subscriptionStatuses),
  };
}
