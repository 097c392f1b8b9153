import { fc } from "@fast-check/vitest";
import type { SubscriptionDiscount, SubscriptionItem, SubscriptionStatus } from "salesmetrics";
import { policies, type SubscriptionData, type SubscriptionPolicy } from "salesmetrics/subscriptions";
import { dateOf } from "../views/grid.js";

// Random histories of some customers over a hundred days, with the dirt of real ones.

export const days = 100;

const day = fc.integer({ min: 0, max: days });
const laterDay = fc.option(day, { nil: null });
const dateOrNone = (number: number | null) => (number === null ? null : dateOf(number));

const subscription = fc.record({
  customer: fc.constantFrom("ann", "bob"),
  started: day,
  lasts: laterDay,
  requested: laterDay,
  retracted: laterDay,
  successor: fc.option(fc.nat(3), { nil: null, freq: 3 }),
});
const item = fc.record({
  of: fc.nat(3),
  price: fc.constantFrom("10", "49.99", "0", "100", "7.77"),
  quantity: fc.constantFrom(null, 1, 3),
  interval: fc.constantFrom("day", "week", "month", "quarter", "halfYear", "year"),
  intervalCount: fc.constantFrom(null, 1, 2, 3, 7),
  from: laterDay,
  lasts: laterDay,
  currency: fc.constantFrom("USD", "USD", "EUR"),
});
const discount = fc.record({
  of: fc.nat(3),
  kind: fc.constantFrom("percent", "amount"),
  value: fc.constantFrom("10", "33.3", "100", "5"),
  from: laterDay,
  lasts: laterDay,
  cycles: fc.constantFrom(null, null, 1, 2),
});
const status = fc.record({
  of: fc.nat(3),
  status: fc.constantFrom("active", "pastDue", "paused", "trialing", "unpaid"),
  from: day,
  lasts: laterDay,
});

/** A stretch of a row, from a day some days on. */
function stretch({ from, lasts }: { readonly from: number | null; readonly lasts: number | null }) {
  return { from: dateOrNone(from), until: lasts === null ? null : dateOf((from ?? 0) + lasts) };
}

export const histories: fc.Arbitrary<SubscriptionData> = fc
  .record({
    subscriptions: fc.array(subscription, { minLength: 4, maxLength: 4 }),
    items: fc.array(item, { maxLength: 8 }),
    discounts: fc.array(discount, { maxLength: 4 }),
    statuses: fc.array(status, { maxLength: 5 }),
  })
  .map(({ subscriptions, items, discounts, statuses }): SubscriptionData => ({
    subscriptions: subscriptions.map(
      ({ customer, started, lasts, requested, retracted, successor }, index) => ({
        id: `s${index}`,
        customerId: customer,
        startedAt: dateOf(started),
        endedAt: lasts === null ? null : dateOf(started + lasts),
        cancelRequestedAt: dateOrNone(requested),
        cancelRetractedAt: dateOrNone(retracted),
        successorId: successor === null ? null : `s${successor}`,
      }),
    ),
    subscriptionItems: items.map(
      ({ of, price, quantity, interval, intervalCount, currency, ...times }, index): SubscriptionItem => ({
        ...{ id: `i${index}`, subscriptionId: `s${of}`, productId: `p${index % 3}` },
        ...{ price, quantity, interval, intervalCount, currency, ...stretch(times) },
      }),
    ),
    subscriptionDiscounts: discounts.map(
      ({ of, kind, value, cycles, ...times }, index): SubscriptionDiscount => ({
        ...{ id: `d${index}`, subscriptionId: `s${of}`, kind, value, cycles, currency: "USD" },
        ...stretch(times),
      }),
    ),
    subscriptionStatuses: statuses.map(({ of, status: state, ...times }, index): SubscriptionStatus => ({
      ...{ id: `h${index}`, subscriptionId: `s${of}`, status: state },
      ...stretch(times),
    })),
  }));

/** The policies of all vendors, with choices where they leave them open. */
export const completed: readonly SubscriptionPolicy[] = Object.values(policies).map((policy) => ({
  ...policies.standard,
  ...policy,
}));
