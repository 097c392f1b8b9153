import { fc } from "@fast-check/vitest";
import { addMonths, formatISO, parseISO } from "date-fns";
import type { CalendarDate, SubscriptionItem } from "salesmetrics";
import type { SubscriptionData } from "salesmetrics/subscriptions";
import type { Columns, Row } from "../engines/engine.js";
import { dateOf } from "../views/grid.js";

// Rows as Stripe has them, in cents, and the same subscriptions as rows of this library.

/** What is billed from a day on. */
export interface Billed {
  readonly from: CalendarDate;
  readonly quantity: number;
  readonly cents: number;
}

export interface StripeItem {
  readonly id: string;
  /** In order of time; the first one is from when the item was made. */
  readonly billed: readonly [Billed, ...Billed[]];
  readonly metered: boolean;
}

export interface StripeSubscription {
  readonly id: string;
  readonly customer: string;
  readonly currency: string;
  readonly created: CalendarDate;
  readonly trialEnd: CalendarDate | null;
  /** When the last paid period ends; a day far ahead while the subscription runs. */
  readonly periodEnd: CalendarDate;
  readonly state: {
    readonly status: "pastDue" | "paused";
    readonly from: CalendarDate;
    readonly until: CalendarDate;
  } | null;
  /** Stripe has one interval for all items of a subscription. */
  readonly interval: "day" | "week" | "month" | "year";
  readonly intervalCount: number;
  readonly items: readonly StripeItem[];
  readonly discounts: readonly {
    readonly id: string;
    readonly from: CalendarDate;
    readonly months: number | null;
    readonly percentOff: number | null;
    readonly centsOff: number | null;
  }[];
}

const days = 400;
const running = "2026-06-01";

/** Subscriptions from January 2024 on. Amounts off are below the prices. */
export const stripeSubscriptions: fc.Arbitrary<StripeSubscription[]> = fc
  .array(
    fc.record({
      customer: fc.constantFrom("ann", "bob"),
      currency: fc.constantFrom("USD", "USD", "EUR"),
      created: fc.integer({ min: 0, max: 300 }),
      trialDays: fc.constantFrom(null, null, 14, 45),
      lasts: fc.option(fc.integer({ min: 1, max: days })),
      state: fc.option(
        fc.record({
          status: fc.constantFrom("pastDue" as const, "paused" as const),
          after: fc.integer({ min: 50, max: 200 }),
          lasts: fc.integer({ min: 10, max: 90 }),
        }),
      ),
      interval: fc.constantFrom("day" as const, "week" as const, "month" as const, "year" as const),
      intervalCount: fc.constantFrom(1, 1, 2, 3, 6),
      items: fc.array(
        fc.record({
          metered: fc.boolean(),
          billed: fc.uniqueArray(
            fc.record({
              day: fc.integer({ min: 0, max: days }),
              quantity: fc.integer({ min: 1, max: 5 }),
              cents: fc.integer({ min: 1000, max: 99_999 }),
            }),
            { minLength: 1, maxLength: 3, selector: ({ day }) => day },
          ),
        }),
        { minLength: 1, maxLength: 2 },
      ),
      discounts: fc.array(
        fc.record({
          day: fc.integer({ min: 0, max: 200 }),
          months: fc.constantFrom(null, 1, 3),
          percentOff: fc.option(fc.integer({ min: 1, max: 50 })),
          centsOff: fc.integer({ min: 1, max: 200 }),
        }),
        { maxLength: 2 },
      ),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((drawn) =>
    drawn.map(
      (
        { created, trialDays, lasts, state, items, discounts, interval, ...others },
        place,
      ): StripeSubscription => ({
        ...others,
        interval,
        id: `s${place}`,
        created: dateOf(created),
        trialEnd: trialDays === null ? null : dateOf(created + trialDays),
        periodEnd: lasts === null ? running : dateOf(created + (trialDays ?? 0) + lasts),
        state:
          state === null
            ? null
            : {
                status: state.status,
                from: dateOf(created + state.after),
                until: dateOf(created + state.after + state.lasts),
              },
        items: items.map(({ metered, billed: [first, ...more] }, index) => ({
          id: `s${place} ${index}`,
          metered,
          billed: [
            { from: dateOf(created), quantity: first!.quantity, cents: first!.cents },
            ...more
              .filter(({ day }) => day > 0)
              .sort((left, right) => left.day - right.day)
              .map(({ day, quantity, cents }) => ({ from: dateOf(created + day), quantity, cents })),
          ],
        })),
        discounts: discounts
          // Of a weekly plan dbt_stripe divides an amount off by 52 ÷ 12, where a month has so many weeks.
          .filter(({ percentOff }) => percentOff !== null || interval !== "week")
          .map(({ day, months, percentOff, centsOff }, index) => ({
            id: `s${place} ${index}`,
            from: dateOf(created + day),
            months,
            percentOff,
            centsOff: percentOff === null ? centsOff : null,
          })),
      }),
    ),
  );

/** The same subscriptions as rows of this library. */
export function dataOf(subscriptions: readonly StripeSubscription[]): SubscriptionData {
  return {
    subscriptions: subscriptions.map(({ id, customer, created, trialEnd, periodEnd }) => ({
      ...{ id, customerId: customer, startedAt: created, trialEndAt: trialEnd },
      endedAt: periodEnd === running ? null : periodEnd,
    })),
    subscriptionItems: subscriptions.flatMap(({ id, currency, interval, intervalCount, items }) =>
      items.flatMap(({ id: item, metered, billed }) =>
        billed.map(({ from, quantity, cents }, place): SubscriptionItem => ({
          ...{ id: `${item} ${place}`, subscriptionId: id, productId: item, price: decimal(cents) },
          ...{ quantity, currency, interval, intervalCount, metered, from },
          until: billed[place + 1]?.from ?? null,
        })),
      ),
    ),
    subscriptionDiscounts: subscriptions.flatMap(({ id: subscriptionId, currency, discounts }) =>
      discounts.map(({ id, from, months, percentOff, centsOff }) => ({
        ...{ id, subscriptionId, currency, from },
        ...(percentOff === null
          ? ({ kind: "amount", value: decimal(centsOff!) } as const)
          : ({ kind: "percent", value: percentOff } as const)),
        until: months === null ? null : monthsLater(from, months),
      })),
    ),
    subscriptionStatuses: subscriptions.flatMap(({ id, state, created, trialEnd }) => {
      const trial = { status: "trialing", from: created, until: trialEnd } as const;
      return [...(trialEnd === null ? [] : [trial]), ...(state === null ? [] : [state])].map((each) => ({
        ...each,
        id: `${id} ${each.status}`,
        subscriptionId: id,
      }));
    }),
  };
}

/** The tables that a sync of Stripe makes. */
export function tablesOf(
  subscriptions: readonly StripeSubscription[],
): Readonly<Record<string, readonly [Columns, readonly Row[]]>> {
  const items = subscriptions.flatMap((each) => each.items.map((item) => ({ ...item, of: each })));
  return {
    subscription: [
      { id: "text", customer_id: "text", created: "date", current_period_end: "date" },
      subscriptions.map(({ id, customer, created, periodEnd }) => ({
        ...{ id, customer_id: customer, created },
        current_period_end: periodEnd,
      })),
    ],
    subscription_item: [
      { id: "text", subscription_id: "text", price_id: "text", quantity: "integer" },
      items.map(({ id, of, billed }) => ({
        ...{ id, subscription_id: of.id, price_id: id, quantity: billed.at(-1)!.quantity },
      })),
    ],
    price: [
      {
        ...{ id: "text", currency: "text", unit_amount: "integer" },
        ...{ recurring_interval: "text", interval_count: "integer" },
      },
      items.map(({ id, of, billed }) => ({
        ...{ id, currency: of.currency, unit_amount: billed.at(-1)!.cents },
        ...{ recurring_interval: of.interval, interval_count: of.intervalCount },
      })),
    ],
    invoice_line_item: [
      {
        ...{ item_id: "text", period_start: "date", quantity: "integer" },
        ...{ unit_amount: "integer", proration: "boolean" },
      },
      items.flatMap(({ id, billed }) =>
        billed.flatMap(({ from, quantity, cents }, place) => [
          { item_id: id, period_start: from, quantity, unit_amount: cents, proration: false },
          // What a change in the middle of a period is charged at once.
          ...(place === 0
            ? []
            : [{ item_id: id, period_start: from, quantity: 7, unit_amount: 1, proration: true }]),
        ]),
      ),
    ],
    discount: [
      {
        ...{ subscription_id: "text", start_at: "date", months: "integer" },
        ...{ percent_off: "integer", amount_off: "integer" },
      },
      subscriptions.flatMap(({ id, discounts }) =>
        discounts.map(({ from, months, percentOff, centsOff }) => ({
          ...{ subscription_id: id, start_at: from, months, percent_off: percentOff, amount_off: centsOff },
        })),
      ),
    ],
  };
}

function decimal(cents: number): string {
  return `${String(Math.floor(cents / 100))}.${String(cents % 100).padStart(2, "0")}`;
}

function monthsLater(date: CalendarDate, months: number): CalendarDate {
  return formatISO(addMonths(parseISO(date), months), { representation: "date" }) as CalendarDate;
}
