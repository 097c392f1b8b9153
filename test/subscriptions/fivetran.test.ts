import { fc, test as property } from "@fast-check/vitest";
import { month } from "salesmetrics";
import { policies, reconcile, subscriptionSpells } from "salesmetrics/subscriptions";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDuckDb } from "../engines/duckdb.js";
import type { Engine } from "../engines/engine.js";
import { type Ratio, ratioOf, sumOf, textOf } from "./fractions.js";
import { dataOf, type StripeSubscription, stripeSubscriptions, tablesOf } from "./stripe-rows.js";

// MRR as dbt_stripe 1.10 has it in stripe__subscription_item_mrr_report, for months that are over, in SQL of our own. Every
// item has a row for each month from that of its creation to that before the end of its last paid period; the status is not
// read. A month has the price and quantity of the latest invoice line that is no proration, or else of the item. The largest
// percentage and all amounts off come off the sum of a subscription. In cents ÷ 7200, so that all of it is whole numbers.
const statement = `
WITH months AS (
  SELECT CAST(unnest(generate_series(DATE '2024-01-01', DATE '2025-06-01', INTERVAL 1 MONTH)) AS DATE) AS month
),
billed AS (
  SELECT item_id, CAST(date_trunc('month', period_start) AS DATE) AS month,
    arg_max(quantity, period_start) AS quantity, arg_max(unit_amount, period_start) AS unit_amount
  FROM invoice_line_item WHERE NOT proration GROUP BY ALL
),
item_months AS (
  SELECT item.id, item.subscription_id, subscription.customer_id, price.currency, months.month,
    price.recurring_interval, price.interval_count,
    coalesce(last_value(billed.quantity IGNORE NULLS) OVER so_far, item.quantity, 1)
      * coalesce(last_value(billed.unit_amount IGNORE NULLS) OVER so_far, price.unit_amount) AS cents
  FROM subscription_item AS item
  JOIN subscription ON subscription.id = item.subscription_id
  JOIN price ON price.id = item.price_id
  JOIN months ON months.month >= date_trunc('month', subscription.created)
    AND months.month < date_trunc('month', subscription.current_period_end)
  LEFT JOIN billed ON billed.item_id = item.id AND billed.month = months.month
  WINDOW so_far AS (PARTITION BY item.id ORDER BY months.month)
),
contracted AS (
  SELECT subscription_id, customer_id, currency, month,
    CAST(sum(CASE recurring_interval
      WHEN 'week' THEN cents * 52 * 600 // interval_count
      WHEN 'month' THEN cents * 7200 // interval_count
      WHEN 'year' THEN cents * 600 // interval_count
      ELSE 0 END) AS BIGINT) AS units,
    max(interval_count * CASE recurring_interval WHEN 'week' THEN 52 WHEN 'year' THEN 144 ELSE 12 END) AS twelfths
  FROM item_months GROUP BY ALL
),
reduced AS (
  SELECT contracted.*,
    coalesce(max(discount.percent_off), 0) AS percent_off,
    CAST(coalesce(sum(discount.amount_off), 0) AS BIGINT) AS amount_off
  FROM contracted LEFT JOIN discount ON discount.subscription_id = contracted.subscription_id
    AND month >= date_trunc('month', start_at)
    AND (months IS NULL OR month < date_trunc('month', start_at) + to_months(CAST(months AS INTEGER)))
  GROUP BY ALL
)
SELECT customer_id AS customer, currency, strftime(month, '%Y-%m') AS month,
  CAST(sum(CASE units WHEN 0 THEN 0
    ELSE units // 100 * (100 - percent_off) - amount_off * 86400 // twelfths END) AS BIGINT) AS units
FROM reduced GROUP BY ALL ORDER BY ALL`;

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(() => engine.close());

type Found = Readonly<Record<string, Ratio>>;

/** MRR by customer, currency and month: `"ann USD 2024-03"`. */
async function restated(subscriptions: readonly StripeSubscription[]): Promise<Found> {
  for (const [name, [columns, rows]] of Object.entries(tablesOf(subscriptions)))
    await engine.create(name, columns, rows);
  const rows = await engine.query(statement);
  return Object.fromEntries(
    rows.map(({ customer, currency, month, units }) => [
      `${String(customer)} ${String(currency)} ${String(month)}`,
      ratioOf(String(units), 720_000),
    ]),
  );
}

const monthsAsked = Array.from({ length: 18 }, (_, place) =>
  month(2024 + Math.floor(place / 12), (place % 12) + 1),
);
const accounts = ["ann", "bob"].flatMap((customer) =>
  ["USD", "EUR"].map((currency) => ({ customer, currency })),
);

property.prop([stripeSubscriptions], { numRuns: 25, seed: 7 })(
  "the policy has the MRR of dbt_stripe, for every customer at the end of every month",
  async (subscriptions) => {
    const expected = await restated(subscriptions);
    const { rows } = subscriptionSpells(dataOf(subscriptions), { policy: policies.fivetran });
    for (const { customer, currency } of accounts) {
      const own = rows.filter((row) => row.customerId === customer && row.currency === currency);
      for (const { label, end } of monthsAsked) {
        const holding = own.filter(
          ({ from, until = null }) => from! < end && (until === null || until >= end),
        );
        const found = sumOf(holding.map(({ amount, divisor }) => ratioOf(amount!, divisor)));
        const name = `${customer} ${currency} ${label}`;
        expect(`${name} ${textOf(found)}`).toBe(`${name} ${textOf(expected[name] ?? ratioOf(0))}`);
      }
    }
  },
);

property.prop([stripeSubscriptions, fc.constantFrom(...monthsAsked)], { numRuns: 25, seed: 7 })(
  "reconcile explains the MRR of dbt_stripe from that of the standard policy",
  async (subscriptions, during) => {
    const data = dataOf(subscriptions);
    const expected = await restated(subscriptions);
    const { parts } = reconcile(data, policies.standard, policies.fivetran, { during });
    const spells = subscriptionSpells(data, { policy: policies.standard }).rows;
    for (const { customer, currency } of accounts) {
      const isOwn = (row: { customerId: string; currency?: string | null | undefined }) =>
        row.customerId === customer && row.currency === currency;
      const holding = spells.filter(
        (row) => isOwn(row) && row.from! < during.end && (row.until == null || row.until >= during.end),
      );
      const standard = holding.map(({ amount, divisor }) => ratioOf(amount!, divisor));
      const explained = parts.filter(isOwn).map(({ amount, divisor }) => ratioOf(amount, divisor));
      const whole = expected[`${customer} ${currency} ${during.label}`] ?? ratioOf(0);
      expect(textOf(sumOf([...standard, ...explained]))).toBe(textOf(whole));
    }
  },
);

const plan: StripeSubscription = {
  ...{ id: "s", customer: "ann", currency: "USD", created: "2024-01-10", trialEnd: null, state: null },
  ...{ periodEnd: "2026-06-01", interval: "month", intervalCount: 1, discounts: [] },
  items: [{ id: "i", metered: false, billed: [{ from: "2024-01-10", quantity: 2, cents: 5000 }] }],
};
const off = { id: "d", from: "2024-01-10", months: null, percentOff: null, centsOff: null } as const;

test.each<[string, Partial<StripeSubscription>, string, readonly [string, string][]]>([
  ["nothing", {}, "100/1", []],
  ["a trial", { trialEnd: "2024-05-01" }, "100/1", [["start", "100"]]],
  [
    "an overdue payment",
    { state: { status: "pastDue", from: "2024-01-20", until: "2024-05-01" } },
    "100/1",
    [["graceDays", "100"]],
  ],
  [
    "a pause",
    { state: { status: "paused", from: "2024-02-20", until: "2024-05-01" } },
    "100/1",
    [["paused", "100"]],
  ],
  ["use", { items: [{ ...plan.items[0]!, metered: true }] }, "100/1", [["metered", "100"]]],
  ["days", { interval: "day", intervalCount: 30 }, "0/1", [["timesPerMonth", "-101.389"]]],
  [
    "a coupon of one bill",
    { discounts: [{ ...off, from: "2024-03-05", months: 1, percentOff: 20 }] },
    "80/1",
    [["discounts", "-20"]],
  ],
  [
    "two percentages",
    {
      discounts: [
        { ...off, percentOff: 10 },
        { ...off, id: "e", percentOff: 20 },
      ],
    },
    "80/1",
    [["percentages", "8"]],
  ],
])("%s", async (_, fields, expected, explained) => {
  const subscriptions = [{ ...plan, ...fields }];
  const found = await restated(subscriptions);
  expect(textOf(found["ann USD 2024-03"] ?? ratioOf(0))).toBe(expected);
  const { parts } = reconcile(dataOf(subscriptions), policies.standard, policies.fivetran, {
    during: month(2024, 3),
  });
  expect(parts.map(({ rule, amount, divisor }) => [rule, (Number(amount) / divisor).toFixed(3)])).toEqual(
    explained.map(([rule, amount]) => [rule, Number(amount).toFixed(3)]),
  );
});

test.each<[string, Partial<StripeSubscription>, string, string]>([
  // 100 and 13 off a week: 87 × 52 ÷ 12 = 377. There 100 × 52 ÷ 12 − 13 × 12 ÷ 52 = 430.33.
  [
    "an amount off a weekly plan",
    { interval: "week", discounts: [{ ...off, centsOff: 1300 }] },
    "377/1",
    "1291/3",
  ],
  ["an amount off above the price", { discounts: [{ ...off, centsOff: 13_000 }] }, "0/1", "-30/1"],
])("dbt_stripe differs in %s", async (_, fields, ours, theirs) => {
  const subscriptions = [{ ...plan, ...fields }];
  const { rows } = subscriptionSpells(dataOf(subscriptions), { policy: policies.fivetran });
  expect(textOf(sumOf(rows.map(({ amount, divisor }) => ratioOf(amount!, divisor))))).toBe(ours);
  expect(textOf((await restated(subscriptions))["ann USD 2024-03"]!)).toBe(theirs);
});
