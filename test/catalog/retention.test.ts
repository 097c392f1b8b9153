import { expect, test } from "vitest";
import {
  activationRate,
  activationRateWithin,
  between,
  churnedCustomers,
  Customer,
  customerChurnRate,
  expectedCustomerLifetime,
  customerRetentionRate,
  customersAtEnd,
  customerSourceMix,
  evaluate,
  month,
  purchaseFrequency,
  returningCustomerRate,
  survivalMedianTimeToActivation,
  survivalMedianTimeToSecondPurchase,
  timeBetweenPurchases,
  type TimeValue,
} from "salesmetrics";
import { badTexts, badTimes, describeMetric } from "./facts.js";
import { customers } from "./rows.js";

const options = { during: month(2025, 3) };
const old = { firstPaidAt: "2024-05-01" } as const;

/** Five when March begins, of whom one leaves in it; two new, of whom one leaves again. */
const base = customers(
  ...[old, old, old],
  { ...old, churnedAt: "2025-04-01" },
  { ...old, churnedAt: "2025-03-20" },
  { ...old, churnedAt: "2025-02-28" },
  { firstPaidAt: "2025-03-01" },
  { firstPaidAt: "2025-03-05", churnedAt: "2025-03-25" },
  { firstPaidAt: "2025-04-01" },
  { signedUpAt: "2025-03-01", churnedAt: "2025-03-10" }, // never paid
  { ...old, mergedIntoId: "1", churnedAt: "2025-03-10" },
  { ...old, test: true, churnedAt: "2025-03-10" },
);

const unusable = {
  "negative duration": { customers: [{ id: "a", firstPaidAt: "2025-03-10", churnedAt: "2025-03-09" }] },
  "invalid churnedAt": { customers: badTimes.map((churnedAt) => ({ id: "a", ...old, churnedAt })) },
  "invalid mergedIntoId": {
    customers: badTexts.map((mergedIntoId) => ({ id: "a", ...old, churnedAt: "2025-03-10", mergedIntoId })),
  },
};

describeMetric("customersAtEnd", customersAtEnd, {
  row: "S12 by dates; C2",
  options,
  example: base,
  value: 5,
  empty: 0,
  single: [customers(old), 1],
  unusable,
});

describeMetric("churnedCustomers", churnedCustomers, {
  row: "C8",
  options,
  example: base,
  value: 2,
  empty: 0,
  single: [customers(old), 0],
  edges: { at: (churnedAt) => customers({ ...old, churnedAt }), first: 1, last: 1 },
  unusable,
});

describeMetric("customerRetentionRate", customerRetentionRate, {
  row: "C4; S17",
  options,
  example: base,
  value: 0.8,
  empty: "zero-denominator",
  single: [customers({ firstPaidAt: "2025-03-01" }), "zero-denominator"],
  unusable,
  also: { "of some days": [base, 1, { during: between("2025-03-02", "2025-03-20") }] },
});

describeMetric("customerChurnRate", customerChurnRate, {
  row: "S17",
  options,
  example: base,
  value: 0.2,
  empty: "zero-denominator",
  single: [customers(old), 0],
  unusable,
});

describeMetric("expectedCustomerLifetime", expectedCustomerLifetime, {
  row: "C13",
  options,
  // 1 ÷ 0.2.
  example: base,
  value: 5,
  empty: "zero-denominator",
  single: [customers(old), "zero-denominator"],
  unusable,
});

test("G8: 100 there and 20 new, of whom 4 and 2 leave, is a churn of 4 %", () => {
  const many = (count: number, row: Omit<Customer, "id">) => Array.from({ length: count }, () => row);
  const rows = customers(
    ...many(96, old),
    ...many(4, { ...old, churnedAt: "2025-03-20" }),
    ...many(18, { firstPaidAt: "2025-03-05" }),
    ...many(2, { firstPaidAt: "2025-03-05", churnedAt: "2025-03-20" }),
  );
  expect(customerChurnRate(rows, options)).toBe(0.04);
});

describeMetric("customerSourceMix", customerSourceMix, {
  row: "C23",
  options,
  example: base,
  // Without a split it is the share of all in all.
  value: 1,
  empty: "zero-denominator",
  single: [customers(old), "zero-denominator"],
});

test("customerSourceMix has a class for customers without a source, and adds up to 1", () => {
  const { rows, total } = evaluate(
    { customerSourceMix },
    customers({ ...old, source: "web" }, { ...old, source: "web" }, { ...old, source: "fair" }, old),
    { by: { source: Customer.source } },
  );
  expect(rows.map((row) => [row.source, row.customerSourceMix])).toEqual([
    ["fair", 0.25],
    ["web", 0.5],
    [null, 0.25],
  ]);
  expect(total.customerSourceMix).toBe(1);
});

const later = { ...options, asOf: "2025-04-30" } as const;
const signedUp = (signedUpAt: TimeValue, activatedAt?: TimeValue) => ({ signedUpAt, activatedAt });

const cohort = customers(
  signedUp("2025-03-01", "2025-03-01"),
  signedUp("2025-03-10", "2025-04-09"),
  signedUp("2025-03-10", "2025-04-10"),
  signedUp("2025-03-31"),
  signedUp("2025-03-31", "2025-05-01"), // later
  signedUp("2025-02-28", "2025-03-01"),
  { ...signedUp("2025-03-10", "2025-03-10"), test: true },
  old,
);

const badActivations = {
  "negative duration": { customers: [{ id: "a", signedUpAt: "2025-03-10", activatedAt: "2025-03-09" }] },
  "invalid activatedAt": {
    customers: badTimes.map((activatedAt) => ({ id: "a", signedUpAt: "2025-03-10", activatedAt })),
  },
};

describeMetric("activationRate", activationRate, {
  row: "C20",
  options: later,
  example: cohort,
  value: 0.6,
  empty: "zero-denominator",
  single: [customers(signedUp("2025-03-01")), 0],
  unusable: badActivations,
});

describeMetric("activationRateWithin", activationRateWithin(30), {
  row: "C20; X13",
  options: later,
  example: cohort,
  value: 0.4,
  empty: "zero-denominator",
  single: [customers(signedUp("2025-03-31")), 0],
  unusable: badActivations,
  also: { "young customers": [customers(signedUp("2025-03-31")), "immature", { asOf: "2025-04-29" }] },
});

describeMetric("survivalMedianTimeToActivation", survivalMedianTimeToActivation, {
  row: "C21; X12",
  options: later,
  // After 0, 30 and 31 days; two censored at 30 days, after the second: 4/5, 3/5, 0.
  example: cohort,
  value: 31,
  empty: "empty",
  single: [customers(signedUp("2025-03-31")), "immature"],
  unusable: badActivations,
});

const bought = (customerId: string, number: number, purchasedAt: TimeValue, more: object = {}) => ({
  id: `${customerId} ${String(number)}`,
  ...{ customerId, number, purchasedAt, ...more },
});

/** ann comes in March for the third time, bob twice, cyd once. */
const purchases = {
  purchaseGaps: [
    bought("ann", 1, "2025-01-01", { nextAt: "2025-02-01" }),
    bought("ann", 2, "2025-02-01", { previousAt: "2025-01-01", nextAt: "2025-03-03" }),
    bought("ann", 3, "2025-03-03", { previousAt: "2025-02-01" }),
    bought("bob", 1, "2025-03-01", { nextAt: "2025-03-11" }),
    bought("bob", 2, "2025-03-11", { previousAt: "2025-03-01" }),
    bought("cyd", 1, "2025-03-31"),
    bought("dan", 1, "2025-03-31", { nextAt: "2025-05-30" }),
  ],
};
const nobody = { purchaseGaps: [] };
const once = { purchaseGaps: [bought("ann", 1, "2025-03-01")] };
const badPurchases = {
  "missing purchasedAt": {
    purchaseGaps: [{ id: "a", customerId: "z", number: 2, previousAt: "2025-03-01" }],
  },
};

describeMetric("returningCustomerRate", returningCustomerRate, {
  row: "C11",
  options: later,
  example: purchases,
  value: 0.5,
  empty: "zero-denominator",
  single: [once, 0],
  unusable: badPurchases,
});

describeMetric("purchaseFrequency", purchaseFrequency, {
  row: "C12",
  options: later,
  example: purchases,
  value: 1.25,
  empty: "zero-denominator",
  single: [once, 1],
  unusable: badPurchases,
});

describeMetric("timeBetweenPurchases", timeBetweenPurchases, {
  row: "C12",
  options: later,
  // 30 and 10 days.
  example: purchases,
  value: 20,
  empty: "empty",
  single: [once, "empty"],
  unusable: badPurchases,
});

describeMetric("survivalMedianTimeToSecondPurchase", survivalMedianTimeToSecondPurchase, {
  row: "C12; X12",
  options: { during: month(2025, 3), asOf: "2025-05-30" },
  // After 10 and 60 days; one is open after 60: 2/3, 1/3.
  example: purchases,
  value: 60,
  empty: "empty",
  single: [once, "immature"],
});

test("no purchases are no rate", () => {
  expect(returningCustomerRate(nobody, options)).toBeNull();
});
