import { expect, test } from "vitest";
import {
  closedDeals,
  cohortOpenDeals,
  cohortWinRate,
  Deal,
  dealsCreated,
  evaluate,
  lossRate,
  lossReasonMix,
  lostDeals,
  valueWeightedWinRate,
  winRate,
  wonDeals,
} from "salesmetrics";
import { answer, badTimes, describeMetric, explained } from "../facts.js";
import { deals } from "../rows.js";
import {
  duringMarch,
  endOfMarch,
  eur,
  lost,
  march,
  open,
  unusableAmounts,
  unusableClosings,
  usd,
  won,
} from "./world.js";

describeMetric("dealsCreated", dealsCreated, {
  row: "P4",
  options: duringMarch,
  // Open, won and lost all count, in the month they were created.
  example: deals(
    { status: "open", createdAt: "2025-03-01" },
    { status: "won", createdAt: "2025-03-15", closedAt: "2025-04-02" },
    { status: "lost", createdAt: "2025-02-28", closedAt: "2025-03-05" },
  ),
  value: 2,
  empty: 0,
  single: [deals(open), 1],
  edges: {
    at: (createdAt) => deals({ status: "won", createdAt, closedAt: "2025-06-30" }),
    first: 1,
    last: 1,
  },
  unusable: {
    "missing createdAt": { deals: [{ id: "a", status: "won", closedAt: "2025-03-10" }] },
    "invalid createdAt": { deals: badTimes.map((createdAt) => ({ id: "a", status: "open", createdAt })) },
  },
});

describeMetric("wonDeals", wonDeals, {
  row: "P4",
  options: duringMarch,
  example: deals(
    won,
    { status: "won", closedAt: "2025-03-31" },
    { status: "won", closedAt: "2025-04-01" },
    lost,
    open,
  ),
  value: 2,
  empty: 0,
  single: [deals(won), 1],
  edges: {
    at: (closedAt) => deals({ status: "won", createdAt: "2024-12-31", closedAt }),
    first: 1,
    last: 1,
  },
  unusable: unusableClosings("won"),
  also: {
    "a deal won after asOf is not won yet": [
      deals(won, { status: "won", closedAt: "2025-03-16" }),
      1,
      { asOf: "2025-03-15" },
    ],
  },
});

describeMetric("lostDeals", lostDeals, {
  row: "P4",
  options: duringMarch,
  example: deals(won, lost, { status: "lost", closedAt: "2025-02-28" }, open),
  value: 1,
  empty: 0,
  single: [deals(lost), 1],
  edges: {
    at: (closedAt) => deals({ status: "lost", createdAt: "2024-12-31", closedAt }),
    first: 1,
    last: 1,
  },
  unusable: unusableClosings("lost"),
});

describeMetric("closedDeals", closedDeals, {
  row: "P4",
  options: duringMarch,
  example: deals(won, won, lost, open, { status: "won", closedAt: "2025-04-01" }),
  value: 3,
  empty: 0,
  single: [deals(open), 0],
  edges: {
    at: (closedAt) =>
      deals(
        { status: "lost", createdAt: "2024-12-31", closedAt },
        { status: "won", createdAt: "2024-12-31", closedAt },
      ),
    first: 2,
    last: 2,
  },
  unusable: unusableClosings("lost"),
});

describeMetric("winRate", winRate, {
  row: "P5",
  options: duringMarch,
  // Three won and one lost in March; the open deal and the one lost in April do not count.
  example: deals(won, won, won, lost, open, { status: "lost", closedAt: "2025-04-01" }),
  value: 0.75,
  empty: "zero-denominator",
  single: [deals(won), 1],
  edges: {
    at: (closedAt) =>
      deals(
        { status: "won", createdAt: "2024-12-31", closedAt },
        { status: "lost", createdAt: "2024-12-31", closedAt },
      ),
    first: 0.5,
    last: 0.5,
  },
  unusable: unusableClosings("won"),
  also: {
    "no deal closed": [deals(open, open), "zero-denominator"],
    "wins and no losses": [deals(won, won), 1],
    "losses and no wins": [deals(lost, lost), 0],
    "closed after asOf": [deals(won, { status: "lost", closedAt: "2025-03-21" }), 1, { asOf: "2025-03-20" }],
  },
});

test("winRate explains itself: parts, n, unit, direction, and formula", () => {
  expect(explained(winRate, deals(won, won, won, lost, open), duringMarch)).toMatchObject({
    value: 0.75,
    reason: null,
    numerator: 3,
    denominator: 4,
    n: 4,
    unit: "proportion",
    direction: "up",
    partial: false,
    excluded: [],
  });
  expect(explained(winRate, deals(open))).toMatchObject({
    value: null,
    numerator: 0,
    denominator: 0,
    interval: null,
  });
});

describeMetric("cohortWinRate", cohortWinRate, {
  row: "P6",
  options: duringMarch,
  // Of four created in March one was won, in April; the one created in February is another cohort's.
  example: deals(
    { status: "won", createdAt: "2025-03-31", closedAt: "2025-04-20" },
    { status: "lost", createdAt: "2025-03-02", closedAt: "2025-03-09" },
    { status: "open", createdAt: "2025-03-03" },
    { status: "open", createdAt: "2025-03-04" },
    { status: "won", createdAt: "2025-02-28", closedAt: "2025-03-10" },
  ),
  value: 0.25,
  empty: "zero-denominator",
  single: [deals(open), 0],
  edges: {
    at: (createdAt) => deals({ status: "won", createdAt, closedAt: "2025-06-30" }),
    first: 1,
    last: 1,
  },
  unusable: {
    "missing createdAt": { deals: [{ id: "a", ...won }] },
    "invalid createdAt": { deals: badTimes.map((createdAt) => ({ id: "a", ...won, createdAt })) },
    "missing closedAt": { deals: [{ id: "a", status: "won", createdAt: "2025-03-01" }] },
  },
  also: {
    "a win after asOf is still open then": [
      deals({ status: "won", createdAt: "2025-03-31", closedAt: "2025-04-20" }, open),
      0,
      endOfMarch,
    ],
    "a win on the day of asOf": [
      deals({ status: "won", createdAt: "2025-03-01", closedAt: "2025-03-31" }, open),
      0.5,
      endOfMarch,
    ],
  },
});

test("cohortWinRate reports a win of a day that is none, in neither side", () => {
  const data = {
    deals: [
      { id: "1", status: "won", createdAt: "2025-03-01", closedAt: "2025-02-30" } as const,
      { id: "2", ...open },
    ],
  };
  expect(explained(cohortWinRate, data)).toMatchObject({
    value: 0,
    denominator: 1,
    excluded: [{ entity: "deals", why: "invalid closedAt", count: 1 }],
  });
});

describeMetric("cohortOpenDeals", cohortOpenDeals, {
  row: "P6",
  options: duringMarch,
  example: deals(
    { status: "open", createdAt: "2025-03-01" },
    { status: "open", createdAt: "2025-03-31" },
    { status: "open", createdAt: "2025-04-01" },
    { status: "won", createdAt: "2025-03-31", closedAt: "2025-04-20" },
  ),
  value: 2,
  empty: 0,
  single: [deals(open), 1],
  edges: { at: (createdAt) => deals({ status: "open", createdAt }), first: 1, last: 1 },
  unusable: {
    "missing createdAt": { deals: [{ id: "a", status: "open" }] },
    "invalid createdAt": { deals: badTimes.map((createdAt) => ({ id: "a", status: "open", createdAt })) },
    "missing closedAt": { deals: [{ id: "a", status: "won", createdAt: "2025-03-10" }] },
  },
  also: {
    "a deal closed after asOf was open then": [
      deals(open, { status: "won", createdAt: "2025-03-31", closedAt: "2025-04-01" }),
      2,
      endOfMarch,
    ],
  },
});

describeMetric("valueWeightedWinRate", valueWeightedWinRate, {
  row: "P7",
  options: duringMarch,
  // 900 won of 1000 closed: by count it is one in two.
  example: deals(
    { ...won, amount: "900.00", ...eur },
    { ...lost, amount: 100, ...eur },
    { ...open, amount: 5000, ...eur },
  ),
  value: 0.9,
  empty: "empty",
  single: [deals({ ...won, amount: 5, ...eur }), 1],
  edges: {
    at: (closedAt) =>
      deals({ status: "won", closedAt, amount: 3, ...eur }, { status: "lost", closedAt, amount: 1, ...eur }),
    first: 0.75,
    last: 0.75,
  },
  unusable: { ...unusableClosings("won"), ...unusableAmounts({ id: "a", ...won }) },
  mixed: deals({ ...won, amount: 50, ...usd }, { ...lost, amount: 50, ...eur }),
  also: {
    "amounts that add up to zero": [
      deals({ ...won, amount: 0, ...eur }, { ...lost, amount: "0.00", ...eur }),
      "zero-denominator",
    ],
    "a negative amount takes from the won": [
      deals(
        { ...won, amount: 900, ...eur },
        { ...won, amount: -100, ...eur },
        { ...lost, amount: 200, ...eur },
      ),
      0.8,
    ],
    "amounts of a thousand digits": [
      deals(
        { ...won, amount: `3${"0".repeat(999)}`, ...eur },
        { ...lost, amount: `1${"0".repeat(999)}`, ...eur },
      ),
      0.75,
    ],
    "no deal won, in a named currency": [deals({ ...lost, amount: 200, ...eur }), 0, { currency: "EUR" }],
  },
});

// Seen to fail once: a sum of money over no rows is `empty`, and a ratio passes that on, although nothing
// won of 200 lost is 0 in any currency. A rep without wins has no rate instead of 0 %: the mirror image of G35.
test("valueWeightedWinRate of losses and no wins is 0", () => {
  expect(answer(valueWeightedWinRate, deals({ ...lost, amount: 200, ...eur }))).toBe(0);
});

describeMetric("lossRate", lossRate, {
  row: "P9",
  options: duringMarch,
  example: deals(won, won, won, lost, open),
  value: 0.25,
  empty: "zero-denominator",
  single: [deals(lost), 1],
  edges: {
    at: (closedAt) => deals({ status: "lost", createdAt: "2024-12-31", closedAt }),
    first: 1,
    last: 1,
  },
  unusable: unusableClosings("lost"),
  also: {
    "no deal closed": [deals(open), "zero-denominator"],
    "wins and no losses": [deals(won), 0],
  },
});

describeMetric("lossReasonMix", lossReasonMix, {
  row: "P9",
  options: duringMarch,
  // Without groups, all lost deals are one.
  example: deals({ ...lost, lossReason: "price" }, lost, won),
  value: 1,
  empty: "zero-denominator",
  single: [deals(lost), 1],
  edges: {
    at: (closedAt) => deals({ status: "lost", createdAt: "2024-12-31", closedAt }),
    first: 1,
    last: 1,
  },
  unusable: unusableClosings("lost"),
  also: { "no deal lost": [deals(won, open), "zero-denominator"] },
});

test("lossReasonMix has a class for deals without a reason, by closing date, and adds up to 1", () => {
  const { rows, total } = evaluate(
    { lossReasonMix },
    deals(
      { ...lost, createdAt: "2024-11-01", lossReason: "price" },
      { ...lost, lossReason: "price" },
      { ...lost, lossReason: "timing" },
      lost,
      { status: "lost", createdAt: "2025-03-01", closedAt: "2025-04-01", lossReason: "price" },
    ),
    { by: { reason: Deal.lossReason }, during: march },
  );
  expect(rows.map((row) => [row.reason, row.lossReasonMix])).toEqual([
    ["price", 0.5],
    ["timing", 0.25],
    [null, 0.25],
  ]);
  expect(total.lossReasonMix).toBe(1);
});
