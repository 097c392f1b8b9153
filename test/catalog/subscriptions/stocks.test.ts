import {
  activeSubscribers,
  activeSubscriptions,
  arr,
  averageRevenuePerAccount,
  discountedMrrShare,
  mrrAtRisk,
  mrrGrowth,
  mrrMix,
  pauseRate,
} from "salesmetrics";
import { badNumbers, describeMetric } from "../facts.js";
import { march, spell, spells, statuses } from "./rows.js";

/** At the end of March: Ann with 100 in two subscriptions, Bob with 500 thirds; others have gone or are to come. */
const book = spells(
  { ...spell, amount: 60 },
  { ...spell, subscriptionId: "s2", amount: 40, pastDue: true },
  { ...spell, customerId: "bob", subscriptionId: "s3", amount: 500, divisor: 3 },
  { ...spell, customerId: "cleo", subscriptionId: "s4", until: "2025-03-20" },
  { ...spell, customerId: "dan", subscriptionId: "s5", from: "2025-04-01" },
);
const backwards = {
  "negative duration": { subscriptionSpells: [{ id: "a", ...spell, until: "2024-12-31" }] },
};
const unusable = {
  ...backwards,
  "missing amount": { subscriptionSpells: [{ id: "a", ...spell, amount: null }] },
  "invalid amount": { subscriptionSpells: badNumbers.map((amount) => ({ id: "a", ...spell, amount })) },
  "invalid divisor": { subscriptionSpells: [0, 1.5].map((divisor) => ({ id: "a", ...spell, divisor })) },
};
const mixed = spells(spell, { ...spell, currency: "EUR" });

describeMetric("arr", arr, {
  row: "S2",
  options: march,
  example: book,
  value: "3200 USD",
  empty: "empty",
  single: [spells(spell), "1200 USD"],
  unusable,
  mixed,
});

describeMetric("mrrGrowth", mrrGrowth, {
  row: "S11",
  options: march,
  example: spells(spell, { ...spell, from: "2025-03-05", amount: 50 }),
  value: 0.5,
  empty: "no-base",
  single: [spells({ ...spell, from: "2025-03-05" }), "no-base"],
});

describeMetric("mrrAtRisk", mrrAtRisk, {
  row: "S36",
  options: march,
  example: book,
  value: "40 USD",
  empty: "empty",
  single: [spells({ ...spell, pastDue: true }), "100 USD"],
});

describeMetric("discountedMrrShare", discountedMrrShare, {
  row: "S35",
  options: march,
  example: spells(
    { ...spell, amount: 60, listAmount: 100 },
    { ...spell, amount: 500, listAmount: 500, divisor: 5 },
    { ...spell, amount: 1, listAmount: 100, until: "2025-03-20" },
  ),
  value: 0.2,
  empty: "empty",
  single: [spells({ ...spell, listAmount: 100 }), 0],
});

describeMetric("averageRevenuePerAccount", averageRevenuePerAccount, {
  row: "S15",
  options: march,
  example: spells(spell, { ...spell, amount: 50 }, { ...spell, customerId: "bob", amount: 50 }),
  value: "100 USD",
  empty: "zero-denominator",
  single: [spells(spell), "100 USD"],
  unusable: backwards,
  mixed,
});

describeMetric("activeSubscribers", activeSubscribers, {
  row: "S12",
  options: march,
  example: book,
  value: 2,
  empty: 0,
  single: [spells(spell), 1],
  unusable: backwards,
});

describeMetric("activeSubscriptions", activeSubscriptions, {
  row: "S13",
  options: march,
  example: book,
  value: 3,
  empty: 0,
  single: [spells(spell), 1],
  unusable: backwards,
});

describeMetric("mrrMix", mrrMix, {
  row: "S39",
  options: march,
  example: book,
  value: 1,
  empty: "empty",
  single: [spells(spell), 1],
  unusable,
});

describeMetric("pauseRate", pauseRate, {
  row: "S37",
  options: march,
  example: {
    ...spells(
      spell,
      { ...spell, subscriptionId: "s2" },
      { ...spell, subscriptionId: "s3" },
      { ...spell, subscriptionId: "s4" },
    ),
    ...statuses(
      { subscriptionId: "p", status: "paused", from: "2025-02-01" },
      { subscriptionId: "q", status: "paused", from: "2025-02-01", until: "2025-03-31" },
      { subscriptionId: "r", status: "pastDue", from: "2025-02-01" },
    ),
  },
  value: 0.25,
  empty: "zero-denominator",
  single: [{ ...spells(spell), ...statuses() }, 0],
});
