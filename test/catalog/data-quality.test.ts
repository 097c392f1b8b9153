import { expect, test } from "vitest";
import {
  dealsWithoutAmountRate,
  dealsWithoutCloseDateRate,
  dealsWithoutOwnerRate,
  duplicateCustomerRate,
  incompleteDealRate,
  month,
  pastDueDealRate,
  pastDuePipelineShare,
} from "salesmetrics";
import { badTexts, describeMetric, explained } from "./facts.js";
import { eur, unusableOpen, usd } from "./deals/world.js";
import { customers, deals } from "./rows.js";

const options = { asOf: "2025-03-31" } as const;
const whole = {
  status: "open",
  createdAt: "2025-03-01",
  amount: 100,
  ...eur,
  ownerId: "ann",
  expectedCloseAt: "2025-04-30",
} as const;

/** Eight open deals: two without an amount, one without an owner, three without a date; one lacks all three. */
const open = deals(
  { ...whole, amount: null, ownerId: null, expectedCloseAt: null },
  { ...whole, amount: null },
  { ...whole, amount: 0, expectedCloseAt: null },
  { ...whole, expectedCloseAt: null },
  ...[whole, whole, whole, whole],
  { ...whole, status: "won", closedAt: "2025-03-31", amount: null, ownerId: null, expectedCloseAt: null },
  { ...whole, createdAt: "2025-04-01", amount: null, ownerId: null, expectedCloseAt: null },
);

const facts = { row: "Q2", options, example: open, empty: "zero-denominator" } as const;

describeMetric("dealsWithoutAmountRate", dealsWithoutAmountRate, {
  ...facts,
  value: 0.25,
  single: [deals({ status: "open" }), 1],
  unusable: unusableOpen,
  also: {
    "ignores the period": [deals({ status: "open" }), 1, { during: month(2024, 5) }],
    "won after asOf, open then": [
      deals({ ...whole, status: "won", closedAt: "2025-04-01", amount: null }),
      1,
    ],
  },
});

describeMetric("dealsWithoutOwnerRate", dealsWithoutOwnerRate, {
  ...facts,
  value: 0.125,
  single: [deals(whole), 0],
  unusable: unusableOpen,
});

describeMetric("dealsWithoutCloseDateRate", dealsWithoutCloseDateRate, {
  ...facts,
  value: 0.375,
  single: [deals(whole), 0],
  unusable: unusableOpen,
});

describeMetric("incompleteDealRate", incompleteDealRate, {
  ...facts,
  value: 0.5,
  single: [deals(whole), 0],
  unusable: unusableOpen,
});

const due = { ...whole, expectedCloseAt: "2025-03-30" } as const;

/** Of 800, 100 + 300 were expected before the last of March. */
const expected = deals(
  due,
  { ...due, amount: 300 },
  { ...due, expectedCloseAt: "2025-03-31" },
  whole,
  { ...whole, expectedCloseAt: null, amount: 200 },
  { ...due, status: "lost", closedAt: "2025-03-31", amount: 900 },
);

describeMetric("pastDueDealRate", pastDueDealRate, {
  row: "Q3",
  options,
  example: expected,
  value: 0.4,
  empty: "zero-denominator",
  single: [deals(due), 1],
  unusable: unusableOpen,
  also: { "not yet past due": [deals(due), 0, { asOf: "2025-03-30" }] },
});

describeMetric("pastDuePipelineShare", pastDuePipelineShare, {
  row: "Q3",
  options,
  example: expected,
  value: 0.5,
  empty: "empty",
  single: [deals(whole), 0],
  unusable: { ...unusableOpen, "missing amount": { deals: [{ id: "a", ...due, amount: null }] } },
  mixed: deals(due, { ...due, ...usd }),
});

describeMetric("duplicateCustomerRate", duplicateCustomerRate, {
  row: "Q5",
  options,
  example: customers(
    {},
    { firstPaidAt: "2026-01-01" },
    {},
    { mergedIntoId: "1" },
    { mergedIntoId: "1", test: true },
  ),
  value: 0.25,
  empty: "zero-denominator",
  single: [customers({}), 0],
  unusable: {
    "invalid mergedIntoId": { customers: badTexts.map((mergedIntoId) => ({ id: "a", mergedIntoId })) },
    "invalid test": { customers: ["yes", 1].map((test) => ({ id: "a", test })) },
  },
});

test("a deal that cannot be judged is an open one, and reported", () => {
  const unreadable = {
    deals: [
      { id: "a", ...whole, amount: "12 EUR" },
      { id: "b", ...whole, amount: null },
    ],
  };
  const { value, excluded } = explained(dealsWithoutAmountRate, unreadable, options);
  expect(value).toBe(0.5);
  expect(excluded).toEqual([{ entity: "deals", why: "invalid amount", count: 1 }]);
});
