import { customerAcquisitionCost, isOneOf, Cost, month, salesAndMarketingCost, where } from "salesmetrics";
import { expect, test } from "vitest";
import { answer, badNumbers, badTimes, describeMetric, unknownCurrencies } from "./facts.js";
import { costs, customers } from "./rows.js";

const duringMarch = { during: month(2025, 3) };
const eur = { currency: "EUR" };
const spent = { at: "2025-03-10", kind: "media", ...eur } as const;

/** 900 + 4000 + 100.5 + 200 in March; goods, rent and April are other costs. */
const march = costs(
  { ...spent, at: "2025-03-01", amount: 900 },
  { ...spent, at: "2025-03-31", kind: "salary", amount: "4000" },
  { ...spent, kind: "tools", amount: 100.5 },
  { ...spent, kind: "agency", amount: 200 },
  { ...spent, kind: "cogs", amount: 7000 },
  { ...spent, kind: "opex", amount: 7000 },
  { ...spent, at: "2025-04-01", amount: 7000 },
);

const unusable = {
  "missing at": { costs: [{ id: "a", kind: "media", amount: 5, ...eur }] },
  "invalid at": { costs: badTimes.map((at) => ({ id: "a", kind: "media", amount: 5, ...eur, at })) },
  "missing amount": { costs: [{ id: "a", ...spent }] },
  "invalid amount": { costs: badNumbers.map((amount) => ({ id: "a", ...spent, amount })) },
  "unknown currency": {
    costs: unknownCurrencies.map((currency) => ({ id: "a", ...spent, amount: 5, currency })),
  },
  "unknown word in kind": { costs: [{ id: "a", ...spent, kind: "rent", amount: 5 }] },
  "missing kind": { costs: [{ id: "a", ...spent, kind: null, amount: 5 }] },
};

describeMetric("salesAndMarketingCost", salesAndMarketingCost, {
  row: "F1, above the line",
  options: duringMarch,
  example: march,
  value: "5200.5 EUR",
  empty: "empty",
  single: [costs({ ...spent, amount: -5 }), "-5 EUR"],
  edges: { at: (at) => costs({ ...spent, at, amount: 12 }), first: "12 EUR", last: "12 EUR" },
  unusable,
  mixed: costs({ ...spent, amount: 5 }, { ...spent, amount: 5, currency: "USD" }),
});

test("salesAndMarketingCost of the kinds that a question names", () => {
  const ofMedia = where(salesAndMarketingCost, isOneOf(Cost.kind, ["media", "agency"]));
  expect(answer(ofMedia, march, duringMarch)).toBe("1100 EUR");
});

describeMetric("customerAcquisitionCost", customerAcquisitionCost, {
  row: "F1, blended",
  options: duringMarch,
  example: { ...march, ...customers({ firstPaidAt: "2025-03-01" }, { firstPaidAt: "2025-03-31" }) },
  value: "2600.25 EUR",
  empty: "zero-denominator",
  single: [{ ...costs({ ...spent, amount: 5 }), ...customers({ firstPaidAt: "2025-03-10" }) }, "5 EUR"],
  edges: {
    at: (at) => ({ ...costs({ ...spent, at, amount: 12 }), ...customers({ firstPaidAt: at }) }),
    first: "12 EUR",
    last: "12 EUR",
  },
  unusable,
  also: {
    "costs and no customers": [{ ...march, customers: [] }, "zero-denominator"],
    "customers and no costs": [{ costs: [], ...customers({ firstPaidAt: "2025-03-10" }) }, "empty"],
  },
});
