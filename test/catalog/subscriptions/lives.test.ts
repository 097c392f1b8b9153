import {
  cancellationRate,
  cancellations,
  churnedSubscriptions,
  churnReasonMix,
  endedSubscriptionTenure,
  endedTrialConversionRate,
  involuntaryChurnShare,
  restrictedMeanSubscriptionTenure,
  saveRate,
  survivalMedianSubscriptionTenure,
  survivalMedianTrialConversionTime,
  trialConversionRate,
  trialConversionRateWithin,
  trialConversionTime,
  trialStarts,
  voluntaryChurnShare,
} from "salesmetrics";
import { expect, test } from "vitest";
import { badTimes, describeMetric, explained } from "../facts.js";
import { march, spell, spells, subscriptions } from "./rows.js";

const asked = { startedAt: "2025-01-01", cancelRequestedAt: "2025-03-10" } as const;
const badRequests = {
  "invalid cancelRequestedAt": {
    subscriptions: badTimes.map((bad) => ({ id: "a", customerId: "a", ...asked, cancelRequestedAt: bad })),
  },
};

describeMetric("cancellations", cancellations, {
  row: "S26",
  options: march,
  example: subscriptions(
    asked,
    { ...asked, endedAt: "2025-04-10" },
    { ...asked, cancelRetractedAt: "2025-03-12" },
    { ...asked, cancelRequestedAt: "2025-04-01" },
    { startedAt: "2025-01-01" },
  ),
  value: 2,
  empty: 0,
  single: [subscriptions(asked), 1],
  edges: { at: (at) => subscriptions({ ...asked, cancelRequestedAt: at }), first: 1, last: 1 },
  also: {
    "withdrawn after asOf": [
      subscriptions({ ...asked, cancelRetractedAt: "2025-03-12" }),
      1,
      { asOf: "2025-03-11" },
    ],
  },
  unusable: badRequests,
});

describeMetric("cancellationRate", cancellationRate, {
  row: "S26",
  options: march,
  example: {
    ...subscriptions(asked),
    ...spells(...["s1", "s2", "s3", "s4"].map((subscriptionId) => ({ ...spell, subscriptionId })), {
      ...spell,
      subscriptionId: "s5",
      from: "2025-03-02",
    }),
  },
  value: 0.25,
  empty: "zero-denominator",
  single: [{ ...subscriptions(), ...spells(spell) }, 0],
});

describeMetric("saveRate", saveRate, {
  row: "S38",
  options: march,
  example: subscriptions(asked, { ...asked, cancelRetractedAt: "2025-04-12" }, { startedAt: "2025-03-01" }),
  value: 0.5,
  empty: "zero-denominator",
  single: [subscriptions(asked), 0],
});

test.each([cancellations, saveRate])("nothing is missing where nobody asked to cancel", (metric) => {
  const rows = subscriptions(asked, { startedAt: "2025-03-01" });
  expect(explained(metric, rows, march).excluded).toEqual([]);
});

const ended = { startedAt: "2025-01-01", endedAt: "2025-03-10" } as const;

describeMetric("churnedSubscriptions", churnedSubscriptions, {
  row: "S14",
  options: march,
  example: subscriptions(
    ended,
    { ...ended, trialStartAt: "2025-01-01", trialEndAt: "2025-01-15" },
    // Replaced, never charged, and another month.
    { ...ended, successorId: "9" },
    { ...ended, trialStartAt: "2025-03-01", trialEndAt: "2025-03-10" },
    { ...ended, billableFrom: "2025-03-15" },
    { ...ended, endedAt: "2025-04-01" },
    { startedAt: "2025-01-01" },
  ),
  value: 2,
  empty: 0,
  single: [subscriptions(ended), 1],
  edges: { at: (endedAt) => subscriptions({ ...ended, endedAt }), first: 1, last: 1 },
  unusable: {
    "invalid endedAt": {
      subscriptions: badTimes.map((endedAt) => ({ id: "a", customerId: "a", ...ended, endedAt })),
    },
  },
});

const leavers = subscriptions({ ...ended, voluntary: false }, { ...ended, voluntary: true }, ended, ended, {
  ...ended,
  voluntary: false,
  successorId: "9",
});

describeMetric("involuntaryChurnShare", involuntaryChurnShare, {
  row: "S27",
  options: march,
  example: leavers,
  value: 0.25,
  empty: "zero-denominator",
  single: [subscriptions(ended), 0],
});

describeMetric("voluntaryChurnShare", voluntaryChurnShare, {
  row: "S27",
  options: march,
  example: leavers,
  value: 0.75,
  empty: "zero-denominator",
  single: [subscriptions(ended), 1],
});

describeMetric("churnReasonMix", churnReasonMix, {
  row: "S28",
  options: march,
  example: leavers,
  value: 1,
  empty: "zero-denominator",
  single: [subscriptions(ended), 1],
});

const trial = { trialStartAt: "2025-03-01", trialEndAt: "2025-03-15" } as const;

const withoutStart = {
  "missing trialStartAt": { subscriptions: [{ id: "a", customerId: "a", trialEndAt: "2025-03-15" }] },
};
const paidBefore = {
  "negative duration": {
    subscriptions: [{ id: "a", customerId: "a", ...trial, firstPaidAt: "2025-02-28" }],
  },
};

describeMetric("trialStarts", trialStarts, {
  row: "S29",
  options: march,
  example: subscriptions(trial, trial, { ...trial, trialStartAt: "2025-04-01" }, { startedAt: "2025-03-01" }),
  value: 1,
  empty: 0,
  single: [subscriptions(trial), 1],
  edges: { at: (at) => subscriptions({ trialStartAt: at }), first: 1, last: 1 },
  unusable: withoutStart,
});

describeMetric("trialConversionRate", trialConversionRate, {
  row: "S30",
  options: march,
  example: subscriptions(trial, { ...trial, firstPaidAt: "2025-06-30" }),
  value: 0.5,
  empty: "zero-denominator",
  single: [subscriptions(trial), 0],
  unusable: { ...withoutStart, ...paidBefore },
});

describeMetric("trialConversionRateWithin", trialConversionRateWithin(30), {
  row: "S30",
  options: { ...march, asOf: "2025-12-31" },
  example: subscriptions(
    { ...trial, firstPaidAt: "2025-03-31" },
    { ...trial, firstPaidAt: "2025-04-01" },
    trial,
    trial,
  ),
  value: 0.25,
  empty: "zero-denominator",
  single: [subscriptions(trial), 0],
  also: { "while one is young": [subscriptions(trial), "immature", { asOf: "2025-03-30" }] },
});

describeMetric("endedTrialConversionRate", endedTrialConversionRate, {
  row: "S31",
  options: march,
  example: subscriptions(
    trial,
    { ...trial, firstPaidAt: "2025-03-15" },
    { ...trial, trialEndAt: "2025-04-01", firstPaidAt: "2025-04-01" },
  ),
  value: 0.5,
  empty: "zero-denominator",
  single: [subscriptions(trial), 0],
  also: {
    "paid after asOf": [subscriptions({ ...trial, firstPaidAt: "2025-03-20" }), 0, { asOf: "2025-03-19" }],
  },
  unusable: {
    "missing trialEndAt": { subscriptions: [{ id: "a", customerId: "a", trialStartAt: "2025-03-01" }] },
    ...paidBefore,
  },
});

const paid = (firstPaidAt: "2025-03-11" | "2025-03-21") => ({ ...trial, firstPaidAt });
/** ChartMogul's ten trials: five pay after 10 days, five after 20. */
const ten = subscriptions(
  ...Array.from({ length: 5 }, () => paid("2025-03-11")),
  ...Array.from({ length: 5 }, () => paid("2025-03-21")),
);

describeMetric("trialConversionTime", trialConversionTime, {
  row: "S32, G6",
  options: march,
  example: ten,
  value: 15,
  empty: "empty",
  single: [subscriptions(paid("2025-03-11")), 10],
});

const known = { ...march, asOf: "2025-12-31" } as const;

describeMetric("survivalMedianTrialConversionTime", survivalMedianTrialConversionTime, {
  row: "S32",
  options: known,
  example: subscriptions(paid("2025-03-11"), paid("2025-03-21"), paid("2025-03-21"), trial),
  value: 20,
  empty: "empty",
  single: [subscriptions(paid("2025-03-11")), 10],
});

test.each([trialStarts, trialConversionRate, endedTrialConversionRate, survivalMedianTrialConversionTime])(
  "nothing is missing where there was no trial",
  (metric) => {
    const rows = subscriptions(trial, { startedAt: "2025-03-01" });
    expect(explained(metric, rows, known).excluded).toEqual([]);
  },
);

const begun = { startedAt: "2025-03-01" } as const;
const lives = subscriptions(
  { ...begun, endedAt: "2025-03-11" },
  { ...begun, endedAt: "2025-03-21" },
  { ...begun, endedAt: "2025-04-30" },
  begun,
);

describeMetric("survivalMedianSubscriptionTenure", survivalMedianSubscriptionTenure, {
  row: "S40",
  options: known,
  example: lives,
  // Half are left after 20 days, until the 60th.
  value: 40,
  empty: "empty",
  single: [subscriptions({ ...begun, endedAt: "2025-03-11" }), 10],
});

describeMetric("restrictedMeanSubscriptionTenure", restrictedMeanSubscriptionTenure(90), {
  row: "S40",
  options: known,
  example: lives,
  // (10 + 20 + 60 + 90) ÷ 4
  value: 45,
  empty: "empty",
  single: [subscriptions({ ...begun, endedAt: "2025-03-11" }), 10],
});

describeMetric("endedSubscriptionTenure", endedSubscriptionTenure, {
  row: "S40",
  options: march,
  example: lives,
  value: 15,
  empty: "empty",
  single: [subscriptions({ ...begun, endedAt: "2025-03-11" }), 10],
});
