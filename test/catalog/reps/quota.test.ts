import { expect, test } from "vitest";
import {
  bookingsPerRep,
  Deal,
  dealsNeeded,
  dimension,
  evaluate,
  month,
  pipelineGenerationRate,
  Quota,
  quarter,
  quota,
  quotaAttainment,
  quotaGap,
  repRetentionRate,
  repsAtQuota,
  repsAtQuotaRate,
  repTurnoverRate,
  topRepsShare,
  wonDealsPerRep,
  year,
} from "salesmetrics";
import { badTimes, describeMetric } from "../facts.js";
import { deals, quotas, reps } from "../rows.js";
import { eur, lost, unusableAmounts, usd, won } from "../deals/world.js";

const options = { during: month(2025, 3) };
const inMarch = { from: "2025-03-01", until: "2025-04-01", ...eur } as const;
/** 62 days, of which half are in March. */
const twoMonths = { from: "2025-03-01", until: "2025-05-02", ...eur } as const;

const targets = quotas(
  { ...inMarch, repId: "ann", amount: 100 },
  { ...twoMonths, repId: "bob", amount: 200 },
  { ...inMarch, repId: "cyd", amount: 50 },
  { ...inMarch, team: "north", amount: 900 },
  { ...inMarch, repId: "ann", amount: 900, from: "2025-04-01", until: "2025-05-01" },
);

const undated = {
  "missing from": { quotas: [{ id: "a", repId: "ann", amount: 5, ...inMarch, from: null }] },
  "missing until": { quotas: [{ id: "a", repId: "ann", amount: 5, ...inMarch, until: null }] },
  "invalid until": {
    quotas: badTimes.map((until) => ({ id: "a", repId: "ann", amount: 5, ...inMarch, until })),
  },
  "missing amount": { quotas: [{ id: "a", repId: "ann", ...inMarch }] },
};

describeMetric("quota", quota, {
  row: "A14",
  options,
  example: targets,
  value: "250 EUR",
  empty: "empty",
  single: [quotas({ ...twoMonths, repId: "ann", amount: 62 }), "31 EUR"],
  unusable: undated,
  also: {
    "of a month to come": [targets, "250 EUR", { asOf: "2025-02-28" }],
  },
  mixed: quotas({ ...inMarch, repId: "a", amount: 5 }, { ...inMarch, ...usd, repId: "a", amount: 5 }),
});

/** ann has 120 of 100, bob 50 of 100, cyd none of 50; dan has no quota. */
const sold = deals(
  { ...won, ownerId: "ann", amount: 70, ...eur },
  { ...won, ownerId: "ann", amount: 50, ...eur },
  { ...won, ownerId: "bob", amount: 50, ...eur },
  { ...won, ownerId: "dan", amount: 30, ...eur },
  { ...lost, ownerId: "bob", amount: 900, ...eur },
  { ...won, ownerId: "bob", amount: 900, ...eur, closedAt: "2025-04-01" },
);
const data = { ...sold, ...targets };

describeMetric("quotaAttainment", quotaAttainment, {
  row: "A14, A15",
  options,
  // A ratio of sums: the mean of the three would be another.
  example: data,
  value: 0.8,
  empty: "empty",
  single: [{ ...sold, ...quotas() }, "empty"],
  unusable: { ...undated, ...unusableAmounts({ id: "a", ...won, ownerId: "ann" }) },
  also: {
    "a quota of zero is none": [
      { ...sold, ...quotas({ ...inMarch, repId: "ann", amount: 0 }) },
      "zero-denominator",
    ],
    "no deals": [{ ...deals(), ...targets }, 0],
  },
});

test("quotaAttainment of each rep", () => {
  const { rows, total } = evaluate({ quotaAttainment }, data, {
    ...options,
    by: { rep: dimension({ deals: Deal.ownerId, quotas: Quota.repId }) },
  });
  expect(rows.map((row) => [row.rep, row.quotaAttainment])).toEqual([
    ["ann", 1.2],
    ["bob", 0.5],
    ["cyd", 0],
    ["dan", null],
  ]);
  expect(total.quotaAttainment).toBe(0.8);
});

test("a quota of a quarter asked by month adds up to the cent", () => {
  const rows = evaluate(
    { quota },
    quotas({ ...eur, repId: "ann", amount: 100, from: "2025-01-01", until: "2025-04-01" }),
    {
      every: month(),
      during: quarter(2025, 1),
    },
  ).rows.map((row) => row.quota!.amount);
  // 100 ÷ 90 for each day.
  expect(rows.map((amount) => amount.toFixed(4))).toEqual(["34.4444", "31.1111", "34.4444"]);
});

describeMetric("repsAtQuota", repsAtQuota, {
  row: "A16",
  options,
  // The quota of bob, who has 50, begins in March: it is 200.
  example: data,
  value: 1,
  empty: 0,
  single: [{ ...deals(), ...quotas({ ...inMarch, repId: "ann", amount: 5 }) }, 0],
  also: {
    exactly: [
      {
        ...deals({ ...won, ownerId: "ann", amount: 5, ...eur }),
        ...quotas({ ...inMarch, repId: "ann", amount: 5 }),
      },
      1,
    ],
    // A count of nobody is 0, a share of nobody has no value.
    "no rep has a quota": [{ ...deals({ ...won, ownerId: "ann", amount: 5, ...eur }), ...quotas() }, 0],
  },
});

describeMetric("repsAtQuotaRate", repsAtQuotaRate, {
  row: "A16",
  options,
  example: data,
  value: 1 / 3,
  empty: "zero-denominator",
  also: {
    "no rep has a quota": [
      { ...deals({ ...won, ownerId: "ann", amount: 5, ...eur }), ...quotas() },
      "zero-denominator",
    ],
  },
  single: [{ ...deals(), ...quotas({ ...inMarch, repId: "ann", amount: 5 }) }, 0],
});

describeMetric("quotaGap", quotaGap, {
  row: "A18",
  options,
  example: data,
  value: "50 EUR",
  empty: "empty",
  single: [{ ...sold, ...quotas() }, "-200 EUR"],
  unusable: undated,
});

describeMetric("dealsNeeded", dealsNeeded, {
  row: "P37",
  options,
  // 50 ÷ (50 × 4/5): four deals of 200 in all, and one lost.
  example: data,
  value: 1.25,
  empty: "empty",
  single: [{ ...deals({ ...lost, amount: 5, ...eur }), ...targets }, "empty"],
});

describeMetric("pipelineGenerationRate", pipelineGenerationRate, {
  row: "P42",
  options,
  example: {
    ...targets,
    ...deals(
      { status: "open", createdAt: "2025-03-31", amount: 100, ...eur },
      { status: "lost", createdAt: "2025-03-01", closedAt: "2025-03-02", amount: 400, ...eur },
      { status: "open", createdAt: "2025-04-01", amount: 900, ...eur },
    ),
  },
  value: 2,
  empty: "empty",
  single: [{ ...targets, ...deals() }, 0],
  unusable: undated,
});

const staff = reps({ hiredAt: "2024-01-01" }, { hiredAt: "2024-01-01" }, { hiredAt: "2025-04-01" });

describeMetric("bookingsPerRep", bookingsPerRep, {
  row: "A13",
  options,
  example: { ...sold, ...staff },
  value: "100 EUR",
  empty: "zero-denominator",
  single: [{ ...deals(), ...reps({ hiredAt: "2024-01-01" }) }, "empty"],
  unusable: unusableAmounts({ id: "a", ...won }),
});

describeMetric("wonDealsPerRep", wonDealsPerRep, {
  row: "A13",
  options,
  example: { ...sold, ...staff },
  value: 2,
  empty: "zero-denominator",
  single: [{ ...deals(), ...reps({ hiredAt: "2024-01-01" }) }, 0],
});

describeMetric("topRepsShare", topRepsShare(1), {
  row: "A33",
  options,
  example: sold,
  value: 0.6,
  empty: "empty",
  single: [deals({ ...won, ownerId: "ann", amount: 5, ...eur }), 1],
  unusable: { "missing ownerId": { deals: [{ id: "a", ...won, amount: 5, ...eur }] } },
});

const moving = reps(
  { hiredAt: "2024-01-01" },
  { hiredAt: "2024-01-01" },
  { hiredAt: "2024-01-01", leftAt: "2025-03-01" },
  { hiredAt: "2025-03-01", leftAt: "2025-04-01" },
  { hiredAt: "2024-01-01", leftAt: "2025-02-28" },
);

describeMetric("repTurnoverRate", repTurnoverRate, {
  row: "A30",
  options,
  // One left on the first of March; two stayed, and one came: three a day.
  example: moving,
  value: 1 / 3,
  empty: "zero-denominator",
  single: [reps({ hiredAt: "2024-01-01" }), 0],
  unusable: {
    "missing hiredAt": { reps: [{ id: "a", leftAt: "2025-03-10" }] },
    "negative duration": { reps: [{ id: "a", hiredAt: "2025-03-11", leftAt: "2025-03-10" }] },
  },
});

describeMetric("repRetentionRate", repRetentionRate, {
  row: "A30",
  options,
  example: moving,
  value: 2 / 3,
  empty: "zero-denominator",
  single: [reps({ hiredAt: "2025-03-01" }), "zero-denominator"],
  unusable: { "missing hiredAt": { reps: [{ id: "a", leftAt: "2025-03-10" }] } },
  also: { "of a year": [moving, 0.5, { during: year(2025) }] },
});
