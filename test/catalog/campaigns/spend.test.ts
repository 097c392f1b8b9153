import { describe, expect, test } from "vitest";
import {
  attributedRevenue,
  Campaign,
  campaignLeads,
  campaignSpend,
  clicks,
  clickThroughRate,
  costPerClick,
  costPerLead,
  campaignAcquisitionCost,
  dimension,
  evaluate,
  impressions,
  Lead,
  month,
  returnOnAdSpend,
  returnOnInvestment,
  type TimeValue,
  type Metric,
  type Money,
} from "salesmetrics";
import { campaigns, customers, leads } from "../rows.js";
import {
  answer,
  badNumbers,
  badTexts,
  badTimes,
  describeMetric,
  explained,
  thousandNines,
  unknownCurrencies,
} from "../facts.js";

const march = month(2025, 3);
const duringMarch = { during: march };
const eur = { currency: "EUR" };
const usd = { currency: "USD" };

const spent = { spentAt: "2025-03-10", ...eur } as const;

/** A day with everything, so that what is wrong with it is what is reported. */
const day = { id: "a", ...spent, spend: 5, clicks: 5, impressions: 5, revenue: 5, grossProfit: 5 };

const undated = {
  "missing spentAt": { campaigns: [{ ...day, spentAt: null }] },
  "invalid spentAt": { campaigns: badTimes.map((spentAt) => ({ ...day, spentAt })) },
};

const unusable = (field: string) => ({
  ...undated,
  [`missing ${field}`]: {
    campaigns: [
      { id: "a", ...spent },
      { id: "a", ...spent, [field]: null },
    ],
  },
  [`invalid ${field}`]: { campaigns: badNumbers.map((value) => ({ id: "a", ...spent, [field]: value })) },
});

const unusableMoney = (field: string) => ({
  ...unusable(field),
  "missing currency": { campaigns: [{ id: "a", ...spent, [field]: 5, currency: null }] },
  "invalid currency": {
    campaigns: badTexts.map((currency) => ({ id: "a", ...spent, [field]: 5, currency })),
  },
  "unknown currency": {
    campaigns: unknownCurrencies.map((currency) => ({ id: "a", ...spent, [field]: 5, currency })),
  },
});

const sumOfMoney = (field: "spend" | "revenue") =>
  ({
    options: duringMarch,
    // Two days of March; what came in April is of April.
    example: campaigns(
      { ...spent, [field]: 0.1 },
      { ...spent, spentAt: "2025-03-31", [field]: "0.20" },
      { ...spent, spentAt: "2025-04-01", [field]: 70 },
    ),
    value: "0.3 EUR",
    empty: "empty",
    single: [campaigns({ ...spent, [field]: 5 }), "5 EUR"],
    edges: {
      at: (spentAt: TimeValue) => campaigns({ spentAt, [field]: 12, ...eur }),
      first: "12 EUR",
      last: "12 EUR",
    },
    unusable: unusableMoney(field),
    mixed: campaigns({ ...spent, [field]: 5 }, { ...spent, [field]: 5, ...usd }),
    also: {
      "a credit note is negative": [campaigns({ ...spent, [field]: 5 }, { ...spent, [field]: -8 }), "-3 EUR"],
      "a thousand digits": [
        campaigns({ ...spent, [field]: thousandNines }, { ...spent, [field]: 1 }),
        `1${"0".repeat(1000)} EUR`,
      ],
    },
  }) as const;

describeMetric("campaignSpend", campaignSpend, { row: "M6, spend", ...sumOfMoney("spend") });
describeMetric("attributedRevenue", attributedRevenue, { row: "M7, revenue", ...sumOfMoney("revenue") });

const sumOfNumbers = (field: "impressions" | "clicks") =>
  ({
    options: duringMarch,
    example: campaigns(
      { ...spent, [field]: 30 },
      { ...spent, spentAt: "2025-03-31", [field]: "12" },
      { ...spent, spentAt: "2025-02-28", [field]: 7000 },
    ),
    value: 42,
    empty: 0,
    single: [campaigns({ ...spent, [field]: 5 }), 5],
    edges: { at: (spentAt: TimeValue) => campaigns({ spentAt, [field]: 12 }), first: 12, last: 12 },
    unusable: unusable(field),
    also: {
      "a correction is negative": [campaigns({ ...spent, [field]: 5 }, { ...spent, [field]: -8 }), -3],
      // As doubles, 9007199254740993 is 9007199254740992 and the sum one less.
      "beyond 2 to the power of 53": [
        campaigns({ ...spent, [field]: "9007199254740993" }, { ...spent, [field]: 1 }),
        9_007_199_254_740_994,
      ],
      "a tenth and two tenths": [campaigns({ ...spent, [field]: 0.1 }, { ...spent, [field]: 0.2 }), 0.3],
    },
  }) as const;

describeMetric("impressions", impressions, { row: "M1", ...sumOfNumbers("impressions") });
describeMetric("clicks", clicks, { row: "M2, clicks", ...sumOfNumbers("clicks") });

test("clicks beyond the greatest double have no value, as no number says how many", () => {
  expect(answer(clicks, campaigns({ ...spent, clicks: thousandNines }))).toBe("not-applicable");
});

describeMetric("clickThroughRate", clickThroughRate, {
  row: "M2",
  options: duringMarch,
  // 40 of 4000, and not the mean of 30 % and 0.25 %.
  example: campaigns(
    { ...spent, clicks: 30, impressions: 100 },
    { ...spent, clicks: "10", impressions: 3900 },
    { ...spent, spentAt: "2025-04-01", clicks: 70, impressions: 70 },
  ),
  value: 0.01,
  empty: "zero-denominator",
  single: [campaigns({ ...spent, clicks: 1, impressions: 4 }), 0.25],
  edges: {
    at: (spentAt) => campaigns({ spentAt, clicks: 1, impressions: 4 }),
    first: 0.25,
    last: 0.25,
  },
  unusable: undated,
  also: {
    "clicks and no impressions": [campaigns({ ...spent, clicks: 3, impressions: 0 }), "zero-denominator"],
    "impressions and no clicks": [campaigns({ ...spent, clicks: 0, impressions: 3 }), 0],
    "beyond 2 to the power of 53": [
      campaigns({ ...spent, clicks: "9007199254740993", impressions: "18014398509481986" }),
      0.5,
    ],
    "a negative correction": [
      campaigns({ ...spent, clicks: 5, impressions: 12 }, { ...spent, clicks: -2, impressions: 0 }),
      0.25,
    ],
  },
});

test("clickThroughRate above 1 has no interval", () => {
  expect(explained(clickThroughRate, campaigns({ ...spent, clicks: 3, impressions: 2 }))).toMatchObject({
    value: 1.5,
    interval: null,
  });
});

describeMetric("costPerClick", costPerClick, {
  row: "M3",
  options: duringMarch,
  example: campaigns(
    { ...spent, spend: "70.50", clicks: 30 },
    { ...spent, spend: 29.5, clicks: 10 },
    { ...spent, spentAt: "2025-04-01", spend: 7000, clicks: 1 },
  ),
  // 100 ÷ 40
  value: "2.5 EUR",
  empty: "zero-denominator",
  single: [campaigns({ ...spent, spend: 5, clicks: 2 }), "2.5 EUR"],
  edges: {
    at: (spentAt) => campaigns({ spentAt, spend: 12, clicks: 4, ...eur }),
    first: "3 EUR",
    last: "3 EUR",
  },
  unusable: undated,
  mixed: campaigns({ ...spent, spend: 5, clicks: 1 }, { ...spent, spend: 5, clicks: 1, ...usd }),
  also: {
    "spend and no clicks": [campaigns({ ...spent, spend: 5, clicks: 0 }), "zero-denominator"],
    "clicks whose spend nobody knows": [campaigns({ ...spent, clicks: 2 }), "zero-denominator"],
    "clicks that cost nothing": [campaigns({ ...spent, spend: 0, clicks: 2 }), "0 EUR"],
    "a credit note": [campaigns({ ...spent, spend: -6, clicks: 4 }), "-1.5 EUR"],
    "a third, to 40 digits": [campaigns({ ...spent, spend: 10, clicks: 3 }), `3.${"3".repeat(39)} EUR`],
    "beyond 2 to the power of 53": [
      campaigns({ ...spent, spend: "18014398509481986", clicks: 2 }),
      "9007199254740993 EUR",
    ],
  },
});

const spring = { createdAt: "2025-03-10", campaignId: "spring" } as const;

const unusableLeads = {
  "missing createdAt": { leads: [{ id: "a", campaignId: "spring" }] },
  "invalid createdAt": { leads: badTimes.map((createdAt) => ({ id: "a", campaignId: "spring", createdAt })) },
  "invalid campaignId": {
    leads: badTexts.map((campaignId) => ({ id: "a", createdAt: "2025-03-10", campaignId })),
  },
};

describeMetric("campaignLeads", campaignLeads, {
  row: "M6, leads",
  options: duringMarch,
  example: leads(
    spring,
    { ...spring, campaignId: "summer" },
    { createdAt: "2025-03-10" },
    { ...spring, mergedIntoId: "1" },
    { ...spring, test: true },
    { ...spring, createdAt: "2025-04-01" },
  ),
  value: 2,
  empty: 0,
  single: [leads({ createdAt: "2025-03-10" }), 0],
  edges: {
    at: (createdAt) => leads({ createdAt, campaignId: "spring", convertedAt: "2025-06-30" }),
    first: 1,
    last: 1,
  },
  unusable: unusableLeads,
});

describeMetric("costPerLead", costPerLead, {
  row: "M6",
  options: duringMarch,
  // 400 over two leads: one who names no campaign, a duplicate and a test are none of its.
  example: {
    ...campaigns(
      { ...spent, spend: 300 },
      { ...spent, spend: "100.00" },
      { ...spent, spentAt: "2025-02-28", spend: 7000 },
    ),
    ...leads(
      spring,
      spring,
      { createdAt: "2025-03-10" },
      { ...spring, mergedIntoId: "1" },
      { ...spring, test: true },
      { ...spring, createdAt: "2025-04-01" },
    ),
  },
  value: "200 EUR",
  empty: "zero-denominator",
  single: [{ ...campaigns({ ...spent, spend: 5 }), ...leads(spring) }, "5 EUR"],
  edges: {
    at: (time) => ({
      ...campaigns({ spentAt: time, spend: 12, ...eur }),
      ...leads({ createdAt: time, campaignId: "spring" }),
    }),
    first: "12 EUR",
    last: "12 EUR",
  },
  unusable: { ...unusableMoney("spend"), ...unusableLeads },
  mixed: { ...campaigns({ ...spent, spend: 5 }, { ...spent, spend: 5, ...usd }), ...leads(spring) },
  also: {
    "spend and no leads": [{ ...campaigns({ ...spent, spend: 5 }), leads: [] }, "zero-denominator"],
    "leads and no spend": [{ campaigns: [], ...leads(spring) }, "empty"],
    "leads and no spend, in a named currency": [
      { campaigns: [], ...leads(spring) },
      "0 EUR",
      { currency: "EUR" },
    ],
    "a credit note": [{ ...campaigns({ ...spent, spend: -5 }), ...leads(spring, spring) }, "-2.5 EUR"],
    "beyond 2 to the power of 53": [
      { ...campaigns({ ...spent, spend: "18014398509481986" }), ...leads(spring, spring) },
      "9007199254740993 EUR",
    ],
  },
});

test("costPerLead by campaign is each campaign's, and the total is over all spend", () => {
  const { rows, total } = evaluate(
    { costPerLead },
    {
      campaigns: [
        { id: "spring", ...spent, spend: 100 },
        { id: "summer", ...spent, spend: 50 },
      ],
      ...leads(spring, spring, spring, spring),
    },
    { by: { campaign: dimension({ campaigns: Campaign.id, leads: Lead.campaignId }) } },
  );
  expect(rows.map((row) => [row.campaign, row.costPerLead?.amount.toNumber() ?? null])).toEqual([
    ["spring", 25],
    ["summer", null],
  ]);
  expect(String(total.costPerLead?.amount)).toBe("37.5");
});

describeMetric("campaignAcquisitionCost", campaignAcquisitionCost, {
  row: "F1, blended",
  options: duringMarch,
  // 900 over two first payments of March: a sign-up is no customer.
  example: {
    ...campaigns({ ...spent, spend: 900 }, { ...spent, spentAt: "2025-04-01", spend: 7000 }),
    ...customers(
      { firstPaidAt: "2025-03-01", signedUpAt: "2024-01-01" },
      { firstPaidAt: "2025-03-31" },
      { firstPaidAt: "2025-04-01", signedUpAt: "2025-03-10" },
      { signedUpAt: "2025-03-10" },
      { firstPaidAt: "2025-03-10", test: true },
      { firstPaidAt: "2025-03-10", mergedIntoId: "1" },
    ),
  },
  value: "450 EUR",
  empty: "zero-denominator",
  single: [{ ...campaigns({ ...spent, spend: 5 }), ...customers({ firstPaidAt: "2025-03-10" }) }, "5 EUR"],
  edges: {
    at: (time) => ({
      ...campaigns({ spentAt: time, spend: 12, ...eur }),
      ...customers({ firstPaidAt: time, signedUpAt: "2024-12-31" }),
    }),
    first: "12 EUR",
    last: "12 EUR",
  },
  unusable: {
    ...unusableMoney("spend"),
    "invalid firstPaidAt": { customers: badTimes.map((firstPaidAt) => ({ id: "a", firstPaidAt })) },
  },
  mixed: {
    ...campaigns({ ...spent, spend: 5 }, { ...spent, spend: 5, ...usd }),
    ...customers({ firstPaidAt: "2025-03-10" }),
  },
  also: {
    "spend and no customers": [
      { ...campaigns({ ...spent, spend: 5 }), ...customers({ signedUpAt: "2025-03-10" }) },
      "zero-denominator",
    ],
    "customers and no spend": [{ campaigns: [], ...customers({ firstPaidAt: "2025-03-10" }) }, "empty"],
    "a credit note": [
      {
        ...campaigns({ ...spent, spend: -5 }),
        ...customers({ firstPaidAt: "2025-03-10" }, { firstPaidAt: "2025-03-10" }),
      },
      "-2.5 EUR",
    ],
    "beyond 2 to the power of 53": [
      { ...campaigns({ ...spent, spend: "9007199254740993" }), ...customers({ firstPaidAt: "2025-03-10" }) },
      "9007199254740993 EUR",
    ],
  },
});

describeMetric("returnOnAdSpend", returnOnAdSpend, {
  row: "M7",
  options: duringMarch,
  // 800 ÷ 200, and not the mean of 7 and 1.
  example: campaigns(
    { ...spent, spend: 100, revenue: 700, grossProfit: 1 },
    { ...spent, spend: 100, revenue: "100.00" },
    { ...spent, spentAt: "2025-04-01", spend: 1, revenue: 7000 },
  ),
  value: 4,
  empty: "empty",
  single: [campaigns({ ...spent, spend: 4, revenue: 1 }), 0.25],
  edges: {
    at: (spentAt) => campaigns({ spentAt, spend: 4, revenue: 1, ...eur }),
    first: 0.25,
    last: 0.25,
  },
  unusable: undated,
  mixed: campaigns({ ...spent, spend: 5, revenue: 5 }, { ...spent, spend: 5, revenue: 5, ...usd }),
  also: {
    "revenue and no spend": [campaigns({ ...spent, spend: 0, revenue: 5 }), "zero-denominator"],
    "revenue nobody recorded is not zero": [campaigns({ ...spent, spend: 5 }), "empty"],
    "spend that brought nothing": [campaigns({ ...spent, spend: 5, revenue: 0 }), 0],
    "more refunded than sold": [campaigns({ ...spent, spend: 4, revenue: -2 }), -0.5],
    "a thousand digits": [
      campaigns({ ...spent, spend: `2${"0".repeat(999)}`, revenue: `8${"0".repeat(999)}` }),
      4,
    ],
  },
});

describeMetric("returnOnInvestment", returnOnInvestment, {
  row: "M8",
  options: duringMarch,
  // (450 − 300) ÷ 300: gross profit, not the revenue of 4000.
  example: campaigns(
    { ...spent, spend: 100, revenue: 3000, grossProfit: "150.00" },
    { ...spent, spend: 200, revenue: 1000, grossProfit: 300 },
    { ...spent, spentAt: "2025-02-28", spend: 1, grossProfit: 7000 },
  ),
  value: 0.5,
  empty: "empty",
  single: [campaigns({ ...spent, spend: 4, grossProfit: 5 }), 0.25],
  edges: {
    at: (spentAt) => campaigns({ spentAt, spend: 4, grossProfit: 5, ...eur }),
    first: 0.25,
    last: 0.25,
  },
  unusable: undated,
  mixed: campaigns({ ...spent, spend: 5, grossProfit: 5 }, { ...spent, spend: 5, grossProfit: 5, ...usd }),
  also: {
    "profit and no spend": [campaigns({ ...spent, spend: 0, grossProfit: 5 }), "zero-denominator"],
    "all of the spend lost": [campaigns({ ...spent, spend: 5, grossProfit: 0 }), -1],
    "more than the spend lost": [campaigns({ ...spent, spend: 4, grossProfit: -2 }), -1.5],
    "beyond 2 to the power of 53": [
      campaigns({ ...spent, spend: "9007199254740993", grossProfit: "18014398509481986" }),
      1,
    ],
  },
});

// Seen to fail once: a sum over rows that were all left out is taken for a
// sum over no rows, zero in any currency. Profit that nobody recorded becomes a loss of 100 % (X24: unknown ≠ zero).
test("returnOnInvestment without any gross profit recorded has no value", () => {
  expect(answer(returnOnInvestment, campaigns({ ...spent, spend: 100, revenue: 400 }))).toBe("empty");
});

describe.each([
  ["spend", costPerClick, { clicks: 1 }],
  ["clicks", costPerClick, { spend: 1 }],
  ["clicks", clickThroughRate, { impressions: 1 }],
  ["impressions", clickThroughRate, { clicks: 1 }],
  ["spend", returnOnAdSpend, { revenue: 1 }],
  ["revenue", returnOnAdSpend, { spend: 1 }],
  ["spend", returnOnInvestment, { grossProfit: 1 }],
  ["grossProfit", returnOnInvestment, { spend: 1 }],
] as const)("a bad %s", (field, metric, rest) => {
  test(`is reported by ${metric.id!}, which keeps the rest`, () => {
    const good = { ...spent, spend: 2, clicks: 2, impressions: 2, revenue: 2, grossProfit: 2 };
    const rows = [good, ...badNumbers.map((bad) => ({ ...spent, ...rest, [field]: bad }))];
    const asked: Metric<never, Money | number> = metric;
    const { value, excluded } = explained(asked, { campaigns: rows } as never);
    expect(value).not.toBeNull();
    expect(excluded).toEqual([{ entity: "campaigns", why: `invalid ${field}`, count: badNumbers.length }]);
  });
});
