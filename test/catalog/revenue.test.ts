import { expect, test } from "vitest";
import {
  averageOrderValue,
  evaluate,
  month,
  type Order,
  ordersPlaced,
  payingCustomers,
  paymentsCollected,
  refundsPaid,
  revenueCollected,
  revenueGrowth,
  revenuePerCustomer,
} from "salesmetrics";
import { orders } from "./rows.js";
import {
  answer,
  badNumbers,
  badTexts,
  badTimes,
  describeMetric,
  explained,
  thousandNines,
  unknownCurrencies,
} from "./facts.js";

const march = month(2025, 3);
const duringMarch = { during: march };
const eur = { currency: "EUR" };
const usd = { currency: "USD" };

const paid = { placedAt: "2025-03-09", paidAt: "2025-03-10", ...eur } as const;
const refunded = { placedAt: "2025-01-09", refundedAt: "2025-03-20", ...eur } as const;

const unusableAmounts = (row: object, field: string) => ({
  [`missing ${field}`]: {
    orders: [
      { ...row, ...eur },
      { ...row, ...eur, [field]: null },
    ],
  },
  [`invalid ${field}`]: { orders: badNumbers.map((amount) => ({ ...row, ...eur, [field]: amount })) },
  "missing currency": { orders: [{ ...row, [field]: 5, currency: null }] },
  "invalid currency": { orders: badTexts.map((currency) => ({ ...row, [field]: 5, currency })) },
  "unknown currency": { orders: unknownCurrencies.map((currency) => ({ ...row, [field]: 5, currency })) },
});

const unusablePayments = {
  ...unusableAmounts({ id: "a", ...paid, test: false }, "paidAmount"),
  "invalid paidAt": {
    orders: badTimes.map((paidAt) => ({ id: "a", placedAt: "2025-03-09", paidAt, paidAmount: 5, ...eur })),
  },
};
const unusableRefunds = {
  ...unusableAmounts({ id: "a", ...refunded, test: false }, "refundedAmount"),
  "invalid refundedAt": {
    orders: badTimes.map((refundedAt) => ({
      id: "a",
      placedAt: "2025-03-09",
      refundedAt,
      refundedAmount: 5,
      ...eur,
    })),
  },
};

describeMetric("paymentsCollected", paymentsCollected, {
  row: "R6",
  options: duringMarch,
  example: orders(
    { ...paid, paidAmount: 0.1 },
    { ...paid, paidAmount: "0.20", refundedAt: "2025-03-20", refundedAmount: "0.20" },
    { ...paid, paidAmount: 70, test: true },
    { placedAt: "2025-03-31", paidAt: "2025-04-01", paidAmount: 70, ...eur },
  ),
  value: "0.3 EUR",
  empty: "empty",
  single: [orders({ ...paid, paidAmount: 5 }), "5 EUR"],
  edges: {
    at: (paidAt) =>
      orders({ placedAt: "2024-12-31", paidAt, paidAmount: 12, refundedAt: "2025-06-30", ...eur }),
    first: "12 EUR",
    last: "12 EUR",
  },
  unusable: unusablePayments,
  mixed: orders({ ...paid, paidAmount: 50 }, { ...paid, paidAmount: 50, ...usd }),
  also: {
    "an order that is not paid": [orders({ placedAt: "2025-03-09", grossAmount: 5, ...eur }), "empty"],
    "a payment after asOf": [orders({ ...paid, paidAmount: 5 }), "empty", { asOf: "2025-03-09" }],
    "a negative payment": [orders({ ...paid, paidAmount: 5 }, { ...paid, paidAmount: -8 }), "-3 EUR"],
    "a thousand digits": [
      orders({ ...paid, paidAmount: thousandNines }, { ...paid, paidAmount: 1 }),
      `1${"0".repeat(1000)} EUR`,
    ],
  },
});

describeMetric("refundsPaid", refundsPaid, {
  row: "R3, refund date",
  options: duringMarch,
  example: orders(
    { ...paid, paidAmount: 100, refundedAt: "2025-03-31", refundedAmount: "30.50" },
    { ...refunded, refundedAmount: 4 },
    { ...refunded, refundedAmount: 70, test: true },
    { ...refunded, refundedAt: "2025-04-01", refundedAmount: 70 },
    { ...paid, paidAmount: 100 },
  ),
  value: "34.5 EUR",
  empty: "empty",
  single: [orders({ ...refunded, refundedAmount: 5 }), "5 EUR"],
  edges: {
    at: (refundedAt) =>
      orders({ placedAt: "2024-12-31", paidAt: "2024-12-31", refundedAt, refundedAmount: 12, ...eur }),
    first: "12 EUR",
    last: "12 EUR",
  },
  unusable: unusableRefunds,
  mixed: orders({ ...refunded, refundedAmount: 50 }, { ...refunded, refundedAmount: 50, ...usd }),
  also: {
    "a negative refund": [orders({ ...refunded, refundedAmount: -8 }), "-8 EUR"],
    "a thousand digits": [
      orders({ ...refunded, refundedAmount: thousandNines }, { ...refunded, refundedAmount: 1 }),
      `1${"0".repeat(1000)} EUR`,
    ],
  },
});

describeMetric("revenueCollected", revenueCollected, {
  row: "R6, collected",
  options: duringMarch,
  // 100 + 50.25 − 30.50: the refund of March belongs to March, whenever its order was paid.
  example: orders(
    { ...paid, paidAmount: 100 },
    { ...paid, paidAmount: "50.25" },
    { ...refunded, paidAt: "2025-01-10", paidAmount: 500, refundedAmount: "30.50" },
    { ...paid, paidAmount: 70, test: true },
  ),
  value: "119.75 EUR",
  empty: "empty",
  single: [orders({ ...paid, paidAmount: 5 }), "5 EUR"],
  edges: {
    at: (paidAt) =>
      orders({
        placedAt: "2024-12-31",
        paidAt,
        paidAmount: 12,
        refundedAt: "2025-06-30",
        refundedAmount: 3,
        ...eur,
      }),
    first: "12 EUR",
    last: "12 EUR",
  },
  unusable: {
    ...unusablePayments,
    ...unusableRefunds,
  },
  mixed: orders({ ...paid, paidAmount: 50 }, { ...refunded, refundedAmount: 50, ...usd }),
  also: {
    "only refunds": [orders({ ...refunded, refundedAmount: 5 }), "-5 EUR"],
    "more refunded than paid": [
      orders({ ...paid, paidAmount: 5 }, { ...refunded, refundedAmount: 8 }),
      "-3 EUR",
    ],
    "no rows, in a named currency": [orders(), "0 EUR", { currency: "EUR" }],
    "a thousand digits, and no refund": [
      orders({ ...paid, paidAmount: thousandNines }),
      `${thousandNines} EUR`,
    ],
    "40 digits": [
      orders({ ...paid, paidAmount: "9".repeat(38) }, { ...refunded, refundedAmount: "0.01" }),
      `${"9".repeat(37)}8.99 EUR`,
    ],
  },
});

test("revenueCollected places a refund by its own date", () => {
  const refund = (refundedAt: Order["refundedAt"]) =>
    answer(
      revenueCollected,
      orders({ ...refunded, paidAt: "2025-01-10", paidAmount: 9, refundedAt, refundedAmount: 5 }),
      duringMarch,
    );
  expect([refund("2025-02-28"), refund("2025-03-01"), refund("2025-03-31"), refund("2025-04-01")]).toEqual([
    "empty",
    "-5 EUR",
    "-5 EUR",
    "empty",
  ]);
});

// Seen to fail once: `minus` of decimal.js rounds to the 40 digits of its precision, where sums are
// exact: amounts of a thousand digits lose all but 40 once anything is refunded.
test("revenueCollected is exact beyond 40 digits", () => {
  const data = orders({ ...paid, paidAmount: thousandNines }, { ...refunded, refundedAmount: 1 });
  expect(answer(revenueCollected, data)).toBe(`${"9".repeat(999)}8 EUR`);
});

describeMetric("revenueGrowth", revenueGrowth, {
  row: "R7",
  options: duringMarch,
  // From 250 − 50 to 230: a refund in February of what was paid in January is in the base.
  example: orders(
    { paidAt: "2025-01-31", paidAmount: 5000, refundedAt: "2025-02-28", refundedAmount: 50, ...eur },
    { paidAt: "2025-02-01", paidAmount: 250, ...eur },
    { paidAt: "2025-03-31", paidAmount: 230, ...eur },
    { paidAt: "2025-04-01", paidAmount: 5000, ...eur },
  ),
  value: 0.15,
  empty: "no-base",
  single: [orders({ ...paid, paidAmount: 5 }), "no-base"],
  unusable: {
    "invalid paidAt": unusablePayments["invalid paidAt"],
    "invalid refundedAt": unusableRefunds["invalid refundedAt"],
  },
  mixed: orders({ paidAt: "2025-02-10", paidAmount: 5, ...usd }, { ...paid, paidAmount: 5 }),
  also: {
    "from zero": [
      orders({ paidAt: "2025-02-10", paidAmount: 0, ...eur }, { ...paid, paidAmount: 5 }),
      "no-base",
    ],
    "from a negative base": [
      orders({ refundedAt: "2025-02-10", refundedAmount: 10, ...eur }, { ...paid, paidAmount: 5 }),
      "no-base",
    ],
    "to a negative amount": [
      orders({ paidAt: "2025-02-10", paidAmount: 10, ...eur }, { ...refunded, refundedAmount: 5 }),
      -1.5,
    ],
    "a month that is not over": [
      orders({ paidAt: "2025-02-10", paidAmount: 10, ...eur }, { ...paid, paidAmount: 5 }),
      "incomplete-period",
      { asOf: "2025-03-30" },
    ],
    "against a month without rows before it": [
      orders({ paidAt: "2025-01-31", paidAmount: 10, ...eur }, { ...paid, paidAmount: 5 }),
      "no-base",
    ],
    "to nothing, in a named currency": [
      orders({ paidAt: "2025-02-10", paidAmount: 10, ...eur }),
      -1,
      { currency: "EUR" },
    ],
    "beyond 2 to the power of 53": [
      orders(
        { paidAt: "2025-02-10", paidAmount: "9007199254740993", ...eur },
        { ...paid, paidAmount: "18014398509481986" },
      ),
      1,
    ],
  },
});

// Seen to fail once: see bookingsGrowth in deals.test.ts.
test("revenueGrowth to a month without revenue is −1", () => {
  const february = orders({ paidAt: "2025-02-10", paidAmount: 10, ...eur });
  expect(answer(revenueGrowth, february, duringMarch)).toBe(-1);
});

describeMetric("payingCustomers", payingCustomers, {
  row: "R9",
  options: duringMarch,
  example: orders(
    { ...paid, customerId: "ann" },
    { ...paid, customerId: "ann" },
    { ...paid, customerId: "bob" },
    { ...paid, customerId: "cyd", test: true },
    { placedAt: "2025-03-09", customerId: "dan" },
    { placedAt: "2025-03-09", paidAt: "2025-04-01", customerId: "eve" },
  ),
  value: 2,
  empty: 0,
  single: [orders({ ...paid, customerId: "ann" }), 1],
  edges: {
    at: (paidAt) => orders({ placedAt: "2024-12-31", paidAt, customerId: "ann" }),
    first: 1,
    last: 1,
  },
  unusable: {
    "missing customerId": {
      orders: [
        { id: "a", ...paid },
        { id: "b", ...paid, customerId: "" },
      ],
    },
    "invalid customerId": { orders: badTexts.map((customerId) => ({ id: "a", ...paid, customerId })) },
    "invalid paidAt": { orders: badTimes.map((paidAt) => ({ id: "a", customerId: "zoe", paidAt })) },
    "invalid test": { orders: [{ id: "a", ...paid, customerId: "zoe", test: "yes" }] },
  },
  also: {
    "keys that objects have": [
      orders({ ...paid, customerId: "__proto__" }, { ...paid, customerId: "constructor" }),
      2,
    ],
  },
});

describeMetric("revenuePerCustomer", revenuePerCustomer, {
  row: "R9",
  options: duringMarch,
  // 300 − 60 over two customers who paid; the third only had a refund.
  example: orders(
    { ...paid, customerId: "ann", paidAmount: 100 },
    { ...paid, customerId: "ann", paidAmount: 150 },
    { ...paid, customerId: "bob", paidAmount: 50 },
    { ...refunded, customerId: "cyd", refundedAmount: 60 },
  ),
  value: "120 EUR",
  empty: "zero-denominator",
  single: [orders({ ...paid, customerId: "ann", paidAmount: 5 }), "5 EUR"],
  edges: {
    at: (paidAt) => orders({ placedAt: "2024-12-31", paidAt, customerId: "ann", paidAmount: 12, ...eur }),
    first: "12 EUR",
    last: "12 EUR",
  },
  unusable: {
    "invalid paidAt": {
      orders: badTimes.map((paidAt) => ({ id: "a", customerId: "zoe", paidAt, paidAmount: 5, ...eur })),
    },
  },
  mixed: orders(
    { ...paid, customerId: "ann", paidAmount: 5 },
    { ...paid, customerId: "bob", paidAmount: 5, ...usd },
  ),
  also: {
    "refunds and nobody who paid": [
      orders({ ...refunded, customerId: "cyd", refundedAmount: 60 }),
      "zero-denominator",
    ],
    "more refunded than paid": [
      orders(
        { ...paid, customerId: "ann", paidAmount: 5 },
        { ...refunded, customerId: "ann", refundedAmount: 8 },
      ),
      "-3 EUR",
    ],
    "a third, to 40 digits": [
      orders(
        ...["ann", "bob", "cyd"].map((customerId, index) => ({
          ...paid,
          customerId,
          paidAmount: index === 0 ? 10 : 0,
        })),
      ),
      `3.${"3".repeat(39)} EUR`,
    ],
    "beyond 2 to the power of 53": [
      orders(
        { ...paid, customerId: "ann", paidAmount: "9007199254740993" },
        { ...paid, customerId: "bob", paidAmount: "9007199254740995" },
      ),
      "9007199254740994 EUR",
    ],
  },
});

test("revenuePerCustomer keeps its parts", () => {
  const data = orders({ ...paid, customerId: "ann", paidAmount: 5 }, { ...paid, paidAmount: 7 });
  const { numerator, denominator, excluded } = explained(revenuePerCustomer, data);
  expect([String((numerator as { amount: unknown }).amount), denominator]).toEqual(["12", 1]);
  expect(excluded).toEqual([{ entity: "orders", why: "missing customerId", count: 1 }]);
});

const unusablePlacings = {
  "missing placedAt": { orders: [{ id: "a", paidAt: "2025-03-10", grossAmount: 5, ...eur }] },
  "invalid placedAt": {
    orders: badTimes.map((placedAt) => ({ id: "a", paidAt: "2025-03-10", placedAt, grossAmount: 5, ...eur })),
  },
  "invalid paidAt": {
    orders: badTimes.map((paidAt) => ({ id: "a", placedAt: "2025-03-10", paidAt, grossAmount: 5, ...eur })),
  },
};

describeMetric("ordersPlaced", ordersPlaced, {
  row: "R11",
  options: duringMarch,
  // Paid whenever, placed in March.
  example: orders(
    { placedAt: "2025-03-31", paidAt: "2025-04-30" },
    { placedAt: "2025-03-01", paidAt: "2025-03-01", refundedAt: "2025-03-02" },
    { placedAt: "2025-02-28", paidAt: "2025-03-10" },
    { placedAt: "2025-03-10" },
    { ...paid, test: true },
  ),
  value: 2,
  empty: 0,
  single: [orders(paid), 1],
  edges: { at: (placedAt) => orders({ placedAt, paidAt: "2025-06-30" }), first: 1, last: 1 },
  unusable: unusablePlacings,
  also: {
    "paid after asOf": [orders({ placedAt: "2025-03-31", paidAt: "2025-04-30" }), 0, { asOf: "2025-04-29" }],
  },
});

describeMetric("averageOrderValue", averageOrderValue, {
  row: "R10",
  options: duringMarch,
  // (120 − 20 + 50) ÷ 2, before tax, shipping and returns
  example: orders(
    {
      ...paid,
      grossAmount: "120.00",
      discountAmount: "20.00",
      taxAmount: 19,
      shippingAmount: 5,
      paidAmount: 124,
    },
    { ...paid, grossAmount: 50, refundedAt: "2025-03-20", refundedAmount: 50 },
    { placedAt: "2025-03-10", grossAmount: 9000, ...eur },
    { ...paid, grossAmount: 9000, test: true },
    { placedAt: "2025-02-28", paidAt: "2025-03-10", grossAmount: 9000, ...eur },
  ),
  value: "75 EUR",
  empty: "empty",
  single: [orders({ ...paid, grossAmount: 5, discountAmount: null }), "5 EUR"],
  edges: {
    at: (placedAt) => orders({ placedAt, paidAt: "2025-06-30", grossAmount: 12, ...eur }),
    first: "12 EUR",
    last: "12 EUR",
  },
  unusable: {
    ...unusablePlacings,
    ...unusableAmounts({ id: "a", ...paid }, "grossAmount"),
    "invalid discountAmount": {
      orders: badNumbers.map((discountAmount) => ({ id: "a", ...paid, grossAmount: 5, discountAmount })),
    },
  },
  mixed: orders({ ...paid, grossAmount: 5 }, { ...paid, grossAmount: 5, ...usd }),
  also: {
    "a free order is an order": [orders({ ...paid, grossAmount: 0 }, { ...paid, grossAmount: 10 }), "5 EUR"],
    "a discount above the price": [orders({ ...paid, grossAmount: 5, discountAmount: 8 }), "-3 EUR"],
    "cents off amounts of a thousand digits": [
      orders({ ...paid, grossAmount: thousandNines, discountAmount: "0.01" }),
      `${"9".repeat(999)}8.99 EUR`,
    ],
  },
});

test("revenueCollected by month: January 100, February −100, and the quarter 0 (G24)", () => {
  const { rows, total } = evaluate(
    { revenueCollected },
    orders({ paidAt: "2025-01-10", paidAmount: 100, refundedAt: "2025-02-03", refundedAmount: 100, ...eur }),
    { every: month() },
  );
  expect(rows.map((row) => [row.period.label, String(row.revenueCollected?.amount)])).toEqual([
    ["2025-01", "100"],
    ["2025-02", "-100"],
  ]);
  expect(String(total.revenueCollected?.amount)).toBe("0");
});
