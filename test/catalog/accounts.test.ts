import {
  accountCoverage,
  accountWinRate,
  month,
  productPenetration,
  productWhitespace,
  targetAccountsAtEnd,
} from "salesmetrics";
import { expect, test } from "vitest";
import { badTimes, describeMetric } from "./facts.js";
import { accounts, activities, deals, orderLines } from "./rows.js";

const options = { during: month(2025, 3), asOf: "2025-12-31" } as const;
const target = { targetSince: "2025-01-10" } as const;
const targets = accounts(
  target,
  { targetSince: "2025-03-10" },
  { ...target, targetUntil: "2025-03-20" },
  // Gone before the period, not yet begun, and none at all.
  { ...target, targetUntil: "2025-02-28" },
  { targetSince: "2025-04-01" },
);

describeMetric("targetAccountsAtEnd", targetAccountsAtEnd, {
  row: "C29",
  options,
  example: targets,
  value: 2,
  empty: 0,
  single: [accounts(target), 1],
  unusable: {
    "missing targetSince": { accounts: [{ id: "a" }] },
    "invalid targetSince": { accounts: badTimes.map((targetSince) => ({ id: "a", targetSince })) },
  },
});

const call = { type: "call", heldAt: "2025-03-15" } as const;

describeMetric("accountCoverage", accountCoverage, {
  row: "C29",
  options,
  example: {
    ...targets,
    ...activities(
      { ...call, accountId: "1" },
      { ...call, accountId: "1" },
      // No target at the end of the period, or none yet, or no person.
      { ...call, accountId: "3" },
      { ...call, accountId: "5" },
      { ...call, accountId: "2", automated: true },
      { ...call, accountId: "2", heldAt: "2025-04-01" },
    ),
  },
  value: 0.5,
  empty: "zero-denominator",
  single: [{ ...accounts(target), ...activities({ ...call, accountId: "1" }) }, 1],
  also: {
    "the first day": [
      { ...accounts(target), ...activities({ ...call, accountId: "1", heldAt: "2025-03-01" }) },
      1,
    ],
    "the day after the last": [
      { ...accounts(target), ...activities({ ...call, accountId: "1", heldAt: "2025-04-01" }) },
      0,
    ],
    "an unknown account": [{ ...accounts(target), ...activities({ ...call, accountId: "x" }) }, 0],
    "no account": [{ ...accounts(target), ...activities(call) }, 0],
  },
});

const deal = { status: "won", closedAt: "2025-03-10", accountId: "acme" } as const;

describeMetric("accountWinRate", accountWinRate, {
  row: "C29",
  options,
  example: deals(
    deal,
    { ...deal, status: "lost" },
    { ...deal, status: "lost", accountId: "globex" },
    { ...deal, status: "open", accountId: "initech" },
    { ...deal, closedAt: "2025-04-01", accountId: "globex" },
  ),
  value: 0.5,
  empty: "zero-denominator",
  single: [deals(deal), 1],
  edges: { at: (closedAt) => deals({ ...deal, closedAt }), first: 1, last: 1 },
  unusable: { "missing accountId": { deals: [{ id: "a", ...deal, accountId: null }] } },
});

const line = { orderId: "1", placedAt: "2025-03-10", customerId: "ann", productId: "desk" } as const;
const lines = orderLines(
  line,
  line,
  { ...line, productId: "lamp" },
  { ...line, customerId: "bob" },
  { ...line, customerId: "bob", productId: "rug", placedAt: "2025-04-01" },
);
const withoutKeys = {
  "missing productId": { orderLines: [{ id: "a", ...line, productId: null }] },
  "missing customerId": { orderLines: [{ id: "a", ...line, customerId: null }] },
};

describeMetric("productPenetration", productPenetration(4), {
  row: "C29",
  options,
  // Two of four, and one of four.
  example: lines,
  value: 0.375,
  empty: "empty",
  single: [orderLines(line), 0.25],
  edges: { at: (placedAt) => orderLines({ ...line, placedAt }), first: 0.25, last: 0.25 },
  unusable: withoutKeys,
});

describeMetric("productWhitespace", productWhitespace(4), {
  row: "C29",
  options,
  example: lines,
  value: 0.625,
  empty: "empty",
  single: [orderLines(line), 0.75],
  unusable: withoutKeys,
});

test("the number of products is a positive one", () => {
  for (const sellable of [0, -1, Number.NaN])
    expect(() => productPenetration(sellable)).toThrow(/productPenetration/);
});
