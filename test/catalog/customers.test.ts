import { describe, expect, test } from "vitest";
import {
  type Customer,
  customerLifetimeValueWithin,
  customerPayments,
  historicCustomerLifetimeValue,
  lifetimeRepeatPurchaseRate,
  month,
  newCustomers,
  type Order,
  purchaseGaps,
  repeatPurchaseRate,
  repeatPurchaseRateWithin,
  timeZone,
  type TimeValue,
} from "salesmetrics";
import { customers, orders } from "./rows.js";
import { badNumbers, badTexts, badTimes, describeMetric } from "./facts.js";

/** A day of April, in the kind of a time. */
const aprilLike = (time: TimeValue): TimeValue =>
  typeof time === "string" ? "2025-04-20" : new Date("2025-04-20T12:00:00Z");

const duringMarch = { during: month(2025, 3) };
const eur = { currency: "EUR" };

describeMetric("newCustomers", newCustomers, {
  row: "C1",
  options: duringMarch,
  // By the first payment, not by the day they signed up, or were first seen.
  example: customers(
    { signedUpAt: "2025-01-01", firstSeenAt: "2025-01-01", firstPaidAt: "2025-03-01" },
    { signedUpAt: "2025-03-01", firstSeenAt: "2025-03-01", firstPaidAt: "2025-04-01" },
    { signedUpAt: "2025-03-01" },
    { firstPaidAt: "2025-03-10", mergedIntoId: "1" },
    { firstPaidAt: "2025-03-10", test: true },
    { firstPaidAt: "2025-03-31", test: false, churnedAt: "2025-03-31" },
  ),
  value: 2,
  empty: 0,
  single: [customers({ firstPaidAt: "2025-03-10" }), 1],
  edges: {
    at: (firstPaidAt) => customers({ signedUpAt: "2024-12-31", firstPaidAt, churnedAt: "2025-06-30" }),
    first: 1,
    last: 1,
  },
  unusable: {
    "invalid firstPaidAt": { customers: badTimes.map((firstPaidAt) => ({ id: "a", firstPaidAt })) },
    "invalid mergedIntoId": {
      customers: badTexts.map((mergedIntoId) => ({
        id: "a",
        firstPaidAt: "2025-03-10",
        test: false,
        mergedIntoId,
      })),
    },
    "invalid test": {
      customers: ["yes", 1].map((bad) => ({ id: "a", firstPaidAt: "2025-03-10", test: bad })),
    },
  },
  also: {
    "a first payment after asOf": [customers({ firstPaidAt: "2025-03-10" }), 0, { asOf: "2025-03-09" }],
  },
});

const bought = (customerId: string, more: Partial<Order> = {}) => ({
  customerId,
  placedAt: "2025-03-10" as const,
  paidAt: "2025-03-10" as const,
  ...more,
});

/** The rows of the view. */
function purchases(...rows: readonly Partial<Order>[]) {
  const zone = timeZone("Europe/Berlin");
  return { purchaseGaps: purchaseGaps(orders(...(rows as readonly Order[])).orders, { zone }).rows };
}

const purchase = { ...purchases(bought("zoe")).purchaseGaps[0]!, id: "a" };

const unusablePurchases = {
  "missing purchasedAt": { purchaseGaps: [{ ...purchase, purchasedAt: null }] },
  "invalid purchasedAt": { purchaseGaps: badTimes.map((purchasedAt) => ({ ...purchase, purchasedAt })) },
  "invalid nextAt": { purchaseGaps: badTimes.map((nextAt) => ({ ...purchase, nextAt })) },
  "negative duration": { purchaseGaps: [{ ...purchase, nextAt: "2024-12-31" }] },
};

/** Ann came back after 90 days, Bob after 91; Cyd has two orders of one day, Dan one, and Eve was first here in 2024. */
const buyers = purchases(
  bought("ann", { placedAt: "2025-03-01" }),
  bought("ann", { placedAt: "2025-05-30" }),
  bought("bob", { placedAt: "2025-03-01" }),
  bought("bob", { placedAt: "2025-05-31" }),
  bought("cyd"),
  bought("cyd"),
  bought("dan"),
  bought("dan", { placedAt: "2025-03-12", test: true }),
  bought("dan", { placedAt: "2025-03-12", paidAt: null }),
  bought("eve", { placedAt: "2024-03-01" }),
  bought("eve"),
);

const soldTo = { ...duringMarch, asOf: "2025-12-31" } as const;

const repeatEdges = {
  at: (placedAt: TimeValue) =>
    purchases(bought("ann", { placedAt }), bought("ann", { placedAt: aprilLike(placedAt) })),
  first: 1,
  last: 1,
};

describeMetric("repeatPurchaseRate", repeatPurchaseRate, {
  row: "C10",
  options: soldTo,
  example: buyers,
  value: 0.25,
  empty: "zero-denominator",
  single: [purchases(bought("ann")), 0],
  edges: repeatEdges,
  unusable: unusablePurchases,
  also: {
    "before all have had their 90 days": [buyers, "immature", { asOf: "2025-06-07" }],
    "once all have had them": [buyers, 0.25, { asOf: "2025-06-08" }],
    "a first purchase of February is none of March": [
      purchases(bought("ann", { placedAt: "2025-02-10" }), bought("ann")),
      "zero-denominator",
    ],
  },
});

describeMetric("repeatPurchaseRateWithin", repeatPurchaseRateWithin(91), {
  row: "C10",
  options: soldTo,
  example: buyers,
  value: 0.5,
  empty: "zero-denominator",
  single: [purchases(bought("ann")), 0],
  edges: repeatEdges,
  unusable: unusablePurchases,
});

describeMetric("lifetimeRepeatPurchaseRate", lifetimeRepeatPurchaseRate, {
  row: "C10, whole life",
  options: duringMarch,
  example: buyers,
  value: 0.5,
  empty: "zero-denominator",
  single: [purchases(bought("ann")), 0],
  edges: repeatEdges,
  unusable: unusablePurchases,
  also: { "as of before Bob came back": [buyers, 0.25, { asOf: "2025-05-30" }] },
});

describe("purchaseGaps", () => {
  test("does not depend on the order of the rows", () => {
    const bought = ["b", "a", "c"].map(
      (id) => ({ id, customerId: "ann", placedAt: "2025-03-10", paidAt: "2025-03-10", channel: id }) as const,
    );
    for (const list of [bought, [...bought].reverse()])
      expect(purchaseGaps(list).rows.map(({ channel, orders }) => [channel, orders])).toEqual([["a", 3]]);
  });

  test("counts every order, or says why not", () => {
    const bad = [
      { ...bought("ann"), customerId: null },
      { ...bought("ann"), customerId: "" },
      { ...bought("ann"), test: true },
      { ...bought("ann"), paidAt: null },
      ...badTimes.map((paidAt) => ({ ...bought("ann"), paidAt })),
      ...badTimes.map((placedAt) => ({ ...bought("ann"), placedAt })),
      null,
    ] as never[];
    const good = orders(bought("ann"), bought("ann"), bought("bob")).orders;
    const { rows, excluded } = purchaseGaps([...bad, ...good]);
    expect(rows.map((row) => [row.customerId, row.orders])).toEqual([
      ["ann", 2],
      ["bob", 1],
    ]);
    expect(excluded).toHaveLength(bad.length);
  });

  test("takes the day of an instant in a zone, and refuses to guess one", () => {
    const night = orders(
      bought("ann", { placedAt: new Date("2025-03-10T22:30:00Z") }),
      bought("ann", { placedAt: new Date("2025-03-10T23:30:00Z") }),
    ).orders;
    const days = (zone: string) => purchaseGaps(night, { zone: timeZone(zone) }).rows.length;
    expect([days("UTC"), days("Europe/Berlin")]).toEqual([1, 2]);
    expect(() => purchaseGaps(night)).toThrow(expect.objectContaining({ code: "missing-time-zone" }));
  });
});

describeMetric("historicCustomerLifetimeValue", historicCustomerLifetimeValue, {
  row: "C14",
  // 300 + 100 − 50, since ever; nobody's payment is in no lifetime.
  example: orders(
    { customerId: "ann", paidAt: "2019-01-01", paidAmount: "200", ...eur },
    {
      customerId: "ann",
      paidAt: "2025-01-01",
      paidAmount: 100,
      refundedAt: "2025-02-01",
      refundedAmount: 50,
      ...eur,
    },
    { customerId: "bob", paidAt: "2025-03-01", paidAmount: 100, ...eur },
    { customerId: "cyd", paidAt: "2025-03-01", paidAmount: 9000, test: true, ...eur },
    { customerId: "dan", placedAt: "2025-03-01", ...eur },
  ),
  value: "350 EUR",
  empty: "empty",
  single: [orders({ customerId: "ann", paidAt: "2025-03-01", paidAmount: 5, ...eur }), "5 EUR"],
  edges: {
    at: (paidAt) => orders({ customerId: "ann", placedAt: "2024-12-31", paidAt, paidAmount: 12, ...eur }),
    first: "12 EUR",
    last: "12 EUR",
  },
  unusable: {
    "missing customerId": { orders: [{ id: "a", paidAt: "2025-01-01", paidAmount: 5, ...eur }] },
    "missing paidAt": { orders: [{ id: "a", customerId: "zoe", paidAmount: 5, ...eur }] },
    "invalid paidAt": {
      orders: badTimes.map((paidAt) => ({ id: "a", customerId: "zoe", paidAt, paidAmount: 5, ...eur })),
    },
  },
  mixed: orders(
    { customerId: "ann", paidAt: "2025-03-01", paidAmount: 5, ...eur },
    { customerId: "bob", paidAt: "2025-03-01", paidAmount: 5, currency: "USD" },
  ),
  also: {
    "a customer who got more back": [
      orders({
        customerId: "ann",
        paidAt: "2025-01-01",
        paidAmount: 5,
        refundedAt: "2025-02-01",
        refundedAmount: 8,
        ...eur,
      }),
      "-3 EUR",
    ],
    "as of before a refund": [
      orders({
        customerId: "ann",
        paidAt: "2025-01-01",
        paidAmount: 5,
        refundedAt: "2025-02-01",
        refundedAmount: 5,
        ...eur,
      }),
      "5 EUR",
      { asOf: "2025-01-31" },
    ],
    "beyond 2 to the power of 53": [
      orders(
        { customerId: "ann", paidAt: "2025-01-01", paidAmount: "9007199254740993", ...eur },
        { customerId: "bob", paidAt: "2025-01-01", paidAmount: "9007199254740995", ...eur },
      ),
      "18014398509481988 EUR",
    ],
  },
});

const paying = (
  { customers }: { readonly customers: readonly Customer[] },
  { orders }: { readonly orders: readonly Order[] },
) => ({ customers, customerPayments: customerPayments({ customers, orders }).rows });

const payment = {
  id: "a",
  customerId: "1",
  customerSince: "2025-03-01",
  at: "2025-03-02",
  amount: 5,
  currency: "EUR",
} as const;

describeMetric("customerLifetimeValueWithin", customerLifetimeValueWithin(90), {
  row: "C14, at equal age",
  options: soldTo,
  // (100 + 40 − 10) ÷ 2: what Ann paid after 91 days, and what Cyd, of April, paid, are not in it.
  example: paying(
    customers({ firstPaidAt: "2025-03-01" }, { firstPaidAt: "2025-03-31" }, { firstPaidAt: "2025-04-01" }),
    orders(
      { customerId: "1", paidAt: "2025-03-01", paidAmount: 100, ...eur },
      {
        customerId: "1",
        paidAt: "2025-05-30",
        paidAmount: 40,
        refundedAt: "2025-05-30",
        refundedAmount: "10.0",
        ...eur,
      },
      { customerId: "1", paidAt: "2025-05-31", paidAmount: 7000, ...eur },
      { customerId: "1", paidAt: "2025-03-02", paidAmount: 9000, test: true, ...eur },
      { customerId: "3", paidAt: "2025-04-01", paidAmount: 5000, ...eur },
    ),
  ),
  value: "65 EUR",
  empty: "zero-denominator",
  single: [paying(customers({ firstPaidAt: "2025-03-10" }), orders()), "empty"],
  edges: {
    at: (firstPaidAt) =>
      paying(
        customers({ firstPaidAt }),
        orders({ customerId: "1", paidAt: aprilLike(firstPaidAt), paidAmount: 12, ...eur }),
      ),
    first: "12 EUR",
    last: "12 EUR",
  },
  unusable: {
    "missing customerSince": { customerPayments: [{ ...payment, customerSince: null }] },
    "missing at": { customerPayments: [{ ...payment, at: null }] },
    "invalid at": { customerPayments: badTimes.map((at) => ({ ...payment, at })) },
    "missing amount": { customerPayments: [{ ...payment, amount: null }] },
    "invalid amount": { customerPayments: badNumbers.map((amount) => ({ ...payment, amount })) },
    "negative duration": { customerPayments: [{ ...payment, at: "2025-02-28" }] },
  },
  also: {
    "a customer too young": [
      paying(
        customers({ firstPaidAt: "2025-03-01" }, { firstPaidAt: "2025-03-02" }),
        orders({ customerId: "1", paidAt: "2025-03-01", paidAmount: 5, ...eur }),
      ),
      "immature",
      { asOf: "2025-05-30" },
    ],
  },
});

test("customerPayments says of every order without a row why", () => {
  const known = { customers: [{ id: "1", firstPaidAt: "2025-03-01" }] } as const;
  const paid = { customerId: "1", paidAt: "2025-03-01", paidAmount: 5, ...eur } as const;
  const given = orders(
    { ...paid, refundedAmount: "2.50" },
    { ...paid, test: true },
    { ...paid, customerId: "zoe" },
    { ...paid, customerId: "" },
    { customerId: "1" },
  );
  const { rows, excluded } = customerPayments({ ...known, ...given });
  expect(rows.map(({ id, at, amount }) => [id, at, amount])).toEqual([
    ["1 paid", "2025-03-01", 5],
    ["1 refunded", null, "-2.5"],
  ]);
  expect(excluded.map(({ order, why }) => [order.id, why])).toEqual([
    ["2", "test"],
    ["3", "customerId not in customers"],
    ["4", "missing customerId"],
    ["5", "not paid"],
  ]);
});
