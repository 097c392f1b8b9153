import {
  discountedSubscriberLifetimeValue,
  expandingSubscriberLifetimeValue,
  freeToPaidRate,
  freeToPaidRateWithin,
  month,
  onboardingTime,
  productQualifiedConversionRate,
  referralRate,
  survivalMedianOnboardingTime,
} from "salesmetrics";
import { expect, test } from "vitest";
import { describeMetric } from "./facts.js";
import { customers } from "./rows.js";
import { march, movement, movements, spell, spells } from "./subscriptions/rows.js";

const options = { during: month(2025, 3), asOf: "2025-12-31" } as const;
const signedUp = { signedUpAt: "2025-03-10" } as const;
const cohort = customers(
  signedUp,
  { ...signedUp, firstPaidAt: "2025-03-20" },
  { ...signedUp, firstPaidAt: "2025-09-10" },
  { ...signedUp, firstPaidAt: "2025-03-20", test: true },
  { ...signedUp, signedUpAt: "2025-04-01" },
);

describeMetric("freeToPaidRate", freeToPaidRate, {
  row: "C30",
  options,
  example: cohort,
  value: 2 / 3,
  empty: "zero-denominator",
  single: [customers(signedUp), 0],
  unusable: { "negative duration": { customers: [{ id: "a", ...signedUp, firstPaidAt: "2025-03-09" }] } },
});

describeMetric("freeToPaidRateWithin", freeToPaidRateWithin(30), {
  row: "C30",
  options,
  example: cohort,
  value: 1 / 3,
  empty: "zero-denominator",
  single: [customers({ ...signedUp, firstPaidAt: "2025-04-09" }), 1],
  also: { "too young": [customers(signedUp), "immature", { asOf: "2025-04-01" }] },
});

const active = { activatedAt: "2025-03-10" } as const;

describeMetric("productQualifiedConversionRate", productQualifiedConversionRate, {
  row: "C30",
  options,
  example: customers(active, { ...active, firstPaidAt: "2025-06-10" }, signedUp),
  value: 0.5,
  empty: "zero-denominator",
  single: [customers(active), 0],
  unusable: { "negative duration": { customers: [{ id: "a", ...active, firstPaidAt: "2025-03-09" }] } },
});

const paying = { firstPaidAt: "2025-03-10" } as const;
const live = customers(
  { ...paying, liveAt: "2025-03-14" },
  { ...paying, liveAt: "2025-03-20" },
  { ...paying, liveAt: "2025-03-30" },
);

describeMetric("onboardingTime", onboardingTime, {
  row: "C31",
  options,
  example: live,
  // 4, 10 and 20 days.
  value: 34 / 3,
  empty: "empty",
  single: [customers({ ...paying, liveAt: "2025-03-10" }), 0],
  unusable: { "negative duration": { customers: [{ id: "a", ...paying, liveAt: "2025-03-09" }] } },
});

describeMetric("survivalMedianOnboardingTime", survivalMedianOnboardingTime, {
  row: "C31",
  options,
  example: live,
  value: 10,
  empty: "empty",
  single: [customers(paying), "immature"],
});

describeMetric("referralRate", referralRate("referral"), {
  row: "C24",
  options,
  example: customers(
    { ...paying, source: "referral" },
    ...(["web", "web", "fair"] as const).map((source) => ({ ...paying, source })),
    paying,
    { firstPaidAt: "2025-04-01", source: "referral" },
  ),
  value: 0.25,
  empty: "zero-denominator",
  single: [customers({ ...paying, source: "referral" }), 1],
});

describeMetric("discountedSubscriberLifetimeValue", discountedSubscriberLifetimeValue(0.5, 0.25), {
  row: "C16",
  options: march,
  // Of two subscribers one is left, at 60 a month: 60 × 0.5 × 1.25 ÷ (0.5 + 0.25).
  example: spells({ ...spell, amount: 60 }, { ...spell, customerId: "bob", until: "2025-03-20" }),
  value: "50 USD",
  empty: "zero-denominator",
  // Without churn it is finite: 100 × 0.5 × 1.25 ÷ 0.25.
  single: [spells(spell), "250 USD"],
});

// Of two subscribers one is left, at 60 a month, and both came to pay 20 more together: a = 60, c = 0.5, m = 10.
const growing = {
  ...spells({ ...spell, amount: 60 }, { ...spell, customerId: "bob", until: "2025-03-20" }),
  ...movements(
    { ...movement, kind: "expansion", amount: 25 },
    { ...movement, kind: "contraction", amount: 5 },
  ),
};

describeMetric("expandingSubscriberLifetimeValue", expandingSubscriberLifetimeValue(0.5), {
  row: "C16",
  options: march,
  example: growing,
  // 0.5 × (60 ÷ 0.5 + 10 × 0.5 ÷ 0.25).
  value: "70 USD",
  empty: "zero-denominator",
  single: [{ ...spells(spell), ...movements() }, "zero-denominator"],
});

test("it is the sum of what each month is expected to bring", () => {
  let sum = 0;
  for (let month = 0; month < 200; month++) sum += 0.5 * (60 + 10 * month) * 0.5 ** month;
  expect(sum).toBeCloseTo(70, 9);
});
