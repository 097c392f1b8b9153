import {
  evaluate,
  grossMrrChurnRate,
  grossRevenueRetention,
  month,
  netMrrChurnRate,
  netRevenueRetention,
  pureMrrChurnRate,
  subscriberChurnRate,
  subscriberLifetime,
  subscriberLifetimeValue,
  year,
} from "salesmetrics";
import { mrrMovements } from "salesmetrics/subscriptions";
import { expect, test } from "vitest";
import { describeMetric } from "../facts.js";
import { march, movement, movements, spell, spells } from "./rows.js";

const changed = (customerId: string, before: number, after: number | null) => [
  { ...spell, customerId, amount: before, until: "2025-03-10" } as const,
  ...(after === null ? [] : [{ ...spell, customerId, amount: after, from: "2025-03-10" } as const]),
];

/** A from 100 to 150, B from 100 to 50, C new with 70. */
const grown = spells(...changed("a", 100, 150), ...changed("b", 100, 50), {
  ...spell,
  customerId: "c",
  amount: 70,
  from: "2025-03-05",
});

describeMetric("grossRevenueRetention", grossRevenueRetention, {
  row: "S23, G10",
  options: march,
  example: grown,
  value: 0.75,
  empty: "empty",
  single: [spells({ ...spell, amount: 500, divisor: 3 }), 1],
  also: {
    "customers in thirds": [
      spells({ ...spell, divisor: 3 }, { ...spell, customerId: "b", divisor: 3, until: "2025-03-10" }),
      0.5,
    ],
  },
});

describeMetric("netRevenueRetention", netRevenueRetention, {
  row: "S24, G10",
  options: march,
  example: grown,
  value: 1,
  empty: "empty",
  single: [spells({ ...spell, amount: 500, divisor: 3 }), 1],
});

describeMetric("subscriberChurnRate", subscriberChurnRate, {
  row: "S17",
  options: march,
  // Of four, one is gone; one left and came back; one came and left.
  example: spells(
    spell,
    { ...spell, customerId: "b" },
    { ...spell, customerId: "c", until: "2025-03-10" },
    { ...spell, customerId: "d", until: "2025-03-10" },
    { ...spell, customerId: "d", from: "2025-03-20" },
    { ...spell, customerId: "e", from: "2025-03-05", until: "2025-03-20" },
  ),
  value: 0.25,
  empty: "zero-denominator",
  single: [spells(spell), 0],
});

const flows = {
  ...spells({ ...spell, amount: 100 }),
  ...movements(
    { ...movement, kind: "churn", amount: 10 },
    { ...movement, kind: "contraction", amount: 10 },
    { ...movement, kind: "expansion", amount: 10 },
    { ...movement, kind: "new", amount: 90 },
    { ...movement, kind: "churn", amount: 7, at: "2025-04-01" },
  ),
};
const nothingMoved = { ...spells(spell), ...movements() };
const inDollars = { ...march, currency: "USD" } as const;

describeMetric("pureMrrChurnRate", pureMrrChurnRate, {
  row: "S20",
  options: inDollars,
  example: flows,
  value: 0.1,
  empty: "zero-denominator",
  single: [nothingMoved, 0],
});

describeMetric("grossMrrChurnRate", grossMrrChurnRate, {
  row: "S21, G1",
  options: inDollars,
  example: flows,
  value: 0.2,
  empty: "zero-denominator",
  single: [nothingMoved, 0],
});

describeMetric("netMrrChurnRate", netMrrChurnRate, {
  row: "S22, G1",
  options: inDollars,
  example: flows,
  value: 0.1,
  empty: "zero-denominator",
  single: [nothingMoved, 0],
});

/** Twenty customers of 100, of whom one leaves in March. */
const twenty = spells(
  ...Array.from({ length: 20 }, (_, number) => ({
    ...spell,
    customerId: String(number),
    until: number === 0 ? ("2025-03-31" as const) : null,
  })),
);

describeMetric("subscriberLifetime", subscriberLifetime, {
  row: "C13",
  options: march,
  example: twenty,
  value: 20,
  empty: "zero-denominator",
  single: [spells(spell), "zero-denominator"],
});

describeMetric("subscriberLifetimeValue", subscriberLifetimeValue(0.8), {
  row: "C15, G3",
  options: march,
  example: twenty,
  value: "1600 USD",
  empty: "zero-denominator",
  single: [spells(spell), "zero-denominator"],
});

test("G3: 100 a month and 5 % churn are worth 2000, with a margin of 80 % 1600", () => {
  expect(subscriberLifetimeValue(1)(twenty, march)?.amount.toNumber()).toBe(2000);
  expect(subscriberLifetimeValue(0.8)(twenty, march)?.amount.toNumber()).toBe(1600);
});

test("G23: 3 % a month are 30.6 % a year, not 36 %, and a lifetime of 33.3 months", () => {
  // Of MRR 1, a customer of 3 % of what is left leaves on the 10th of each month.
  const rows = Array.from({ length: 12 }, (_, index) => {
    const amount = 0.03 * 0.97 ** index;
    const until = `2025-${String(index + 1).padStart(2, "0")}-10` as "2025-01-10";
    return { ...spell, customerId: String(index), from: "2024-06-01", amount, until } as const;
  });
  const data = spells(...rows, { ...spell, customerId: "rest", from: "2024-06-01", amount: 0.97 ** 12 });
  const moves = { ...data, mrrMovements: mrrMovements(data.subscriptionSpells).rows };
  const monthly = evaluate({ pureMrrChurnRate }, moves, { every: month(), during: year(2025) }).rows;
  for (const row of monthly) expect(row.pureMrrChurnRate).toBeCloseTo(0.03, 12);
  expect(1 - grossRevenueRetention(data, { during: year(2025) })!).toBeCloseTo(0.306, 3);
  expect(1 / monthly[0]!.pureMrrChurnRate!).toBeCloseTo(33.3, 1);
});
