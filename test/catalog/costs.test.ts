import {
  campaignConversionRate,
  costPerConversion,
  costPerMeeting,
  costPerOpportunity,
  costPerThousandImpressions,
  customerGrowth,
  compoundAnnualRevenueGrowth,
  compoundMonthlyRevenueGrowth,
  contributionMargin,
  activeCustomers,
  grossMargin,
  between,
  year,
  marketingEfficiencyRatio,
  month,
  revenueRunRate,
  salesAndMarketingShare,
  totalSales,
} from "salesmetrics";
import { badNumbers, describeMetric } from "./facts.js";
import { activities, campaigns, costs, customers, deals, orders } from "./rows.js";

const options = { during: month(2025, 3), asOf: "2025-04-30" } as const;
const eur = { currency: "EUR" } as const;
const usd = { currency: "USD" } as const;
const spent = { spentAt: "2025-03-10", ...eur } as const;
const later = { spentAt: "2025-04-01", ...eur } as const;

const ads = campaigns(
  { ...spent, spend: 300, impressions: 100_000, clicks: 200, conversions: 10 },
  { ...spent, spend: 100, impressions: 60_000, clicks: 200, conversions: 6 },
  { ...later, spend: 900, impressions: 1, clicks: 1, conversions: 1 },
);

describeMetric("costPerThousandImpressions", costPerThousandImpressions, {
  row: "M3",
  options,
  example: ads,
  value: "2.5 EUR",
  empty: "zero-denominator",
  single: [campaigns({ ...spent, spend: 5, impressions: 0 }), "zero-denominator"],
  unusable: {
    "missing impressions": { campaigns: [{ id: "a", ...spent, spend: 900 }] },
    "missing spend": { campaigns: [{ id: "a", ...spent, impressions: 900 }] },
  },
});

describeMetric("campaignConversionRate", campaignConversionRate, {
  row: "M4",
  options,
  example: ads,
  value: 0.04,
  empty: "zero-denominator",
  single: [campaigns({ ...spent, clicks: 0, conversions: 0 }), "zero-denominator"],
  unusable: {
    "missing clicks": { campaigns: [{ id: "a", ...spent, conversions: 9 }] },
    "missing conversions": { campaigns: [{ id: "a", ...spent, clicks: 9 }] },
    "invalid conversions": {
      campaigns: badNumbers.map((conversions) => ({ id: "a", ...spent, clicks: 9, conversions })),
    },
  },
});

describeMetric("costPerConversion", costPerConversion, {
  row: "M5",
  options,
  example: ads,
  value: "25 EUR",
  empty: "zero-denominator",
  single: [campaigns({ ...spent, spend: 5, conversions: 0 }), "zero-denominator"],
  unusable: { "missing conversions": { campaigns: [{ id: "a", ...spent, spend: 900 }] } },
});

const cost = (kind: "media" | "salary" | "cogs", amount: number, more: object = {}) =>
  ({ at: "2025-03-10", kind, amount, ...eur, ...more }) as const;
const paid = (paidAmount: number, more: object = {}) =>
  ({ paidAt: "2025-03-10", paidAmount, ...eur, ...more }) as const;

/** 200 of sales and marketing, 100 of goods; 400 of revenue. */
const books = {
  ...costs(
    cost("media", 50),
    cost("salary", 150),
    cost("cogs", 100),
    cost("media", 900, { at: "2025-04-01" }),
  ),
  ...orders(paid(450), paid(0, { refundedAt: "2025-03-11", refundedAmount: 50 }), paid(900, { test: true })),
};
const noBooks = { ...costs(), ...orders() };
describeMetric("salesAndMarketingShare", salesAndMarketingShare, {
  row: "F12",
  options,
  example: books,
  value: 0.5,
  empty: "empty",
  single: [{ ...noBooks, ...orders(paid(5)) }, 0],
  unusable: { "unknown word in kind": { costs: [{ id: "a", ...cost("media", 5), kind: "party" }] } },
});

describeMetric("grossMargin", grossMargin, {
  row: "R15",
  options,
  example: books,
  value: 0.75,
  empty: "empty",
  single: [{ ...noBooks, ...orders(paid(5)) }, 1],
  unusable: {
    "unknown word in kind": { costs: [{ id: "a", ...cost("media", 5), kind: "party" }] },
    "missing kind": { costs: [{ id: "a", ...cost("media", 5), kind: null }] },
  },
});

describeMetric("contributionMargin", contributionMargin, {
  row: "R16",
  options,
  // 100 are left of 200: 40 of goods, and 60 of advertising that grows with sales.
  example: {
    ...orders(paid(200)),
    ...costs(
      cost("cogs", 40),
      cost("media", 60, { variable: true }),
      cost("salary", 900),
      cost("media", 900, { variable: false }),
      cost("media", 900, { variable: true, at: "2025-04-01" }),
    ),
  },
  value: 0.5,
  empty: "empty",
  single: [{ ...noBooks, ...orders(paid(5)) }, 1],
  also: {
    "a cost that varies, of no kind": [
      { ...orders(paid(8)), ...costs({ ...cost("media", 2, { variable: true }), kind: null }) },
      0.75,
    ],
    "goods that vary count once": [
      { ...orders(paid(8)), ...costs(cost("cogs", 2, { variable: true })) },
      0.75,
    ],
  },
  unusable: {
    "unknown word in kind": { costs: [{ id: "a", ...cost("media", 5), kind: "party" }] },
    "missing kind": { costs: [{ id: "a", ...cost("media", 5), kind: null }] },
    "invalid variable": { costs: [{ id: "a", ...cost("media", 5), variable: "yes" }] },
  },
});

const sales = orders(
  paid(100, { paidAt: "2025-01-20" }),
  paid(900, { paidAt: "2025-02-20" }),
  paid(121),
  paid(100, { paidAt: "2022-05-01" }),
  paid(679, { paidAt: "2024-12-31" }),
);

describeMetric("compoundMonthlyRevenueGrowth", compoundMonthlyRevenueGrowth(2), {
  row: "R8",
  options,
  example: sales,
  // (121 ÷ 100)^(1/2) − 1: what is between does not matter.
  value: 1.21 ** 0.5 - 1,
  empty: "no-base",
  single: [orders(paid(5)), "no-base"],
  also: {
    "a month that is not over": [sales, "incomplete-period", { ...options, asOf: "2025-03-30" }],
    "a loss of all": [orders(paid(100, { paidAt: "2025-01-20" })), -1],
  },
});

describeMetric("compoundAnnualRevenueGrowth", compoundAnnualRevenueGrowth(2), {
  row: "R8",
  options: { during: year(2024) },
  example: sales,
  value: 6.79 ** 0.5 - 1,
  empty: "no-base",
  single: [orders(paid(5)), "no-base"],
});

describeMetric("activeCustomers", activeCustomers(30), {
  row: "C2",
  options: { during: between("2025-03-20", "2025-04-01") },
  // The last 30 days of March begin on the 2nd.
  example: orders(
    paid(5, { customerId: "a", paidAt: "2025-03-02" }),
    paid(5, { customerId: "a", paidAt: "2025-03-31" }),
    paid(5, { customerId: "b", paidAt: "2025-03-10" }),
    paid(5, { customerId: "c", paidAt: "2025-03-01" }),
    paid(5, { customerId: "d", paidAt: "2025-04-01" }),
    paid(5, { customerId: "e", test: true }),
  ),
  value: 2,
  empty: 0,
  single: [orders(paid(5, { customerId: "a", paidAt: "2025-03-02" })), 1],
});

describeMetric("revenueRunRate", revenueRunRate, {
  row: "R18",
  options,
  example: { orders: books.orders },
  value: "4800 EUR",
  empty: "empty",
  single: [orders(paid(0.1)), "1.2 EUR"],
  mixed: orders(paid(5), paid(5, usd)),
});

const met = { type: "meeting", heldAt: "2025-03-10" } as const;

describeMetric("costPerMeeting", costPerMeeting, {
  row: "F12",
  options,
  example: {
    costs: books.costs,
    ...activities(
      met,
      { ...met, type: "demo" },
      { ...met, type: "call" },
      { ...met, heldAt: "2025-04-01" },
      { type: "meeting" },
    ),
  },
  value: "100 EUR",
  empty: "zero-denominator",
  single: [{ ...costs(), ...activities(met) }, "empty"],
  unusable: { "missing amount": { costs: [{ id: "a", ...cost("media", 5), amount: null }] } },
});

describeMetric("costPerOpportunity", costPerOpportunity, {
  row: "F12",
  options,
  example: {
    costs: books.costs,
    ...deals(
      { status: "open", createdAt: "2025-03-01" },
      { status: "lost", createdAt: "2025-03-31" },
      { status: "open", createdAt: "2025-04-01" },
    ),
  },
  value: "100 EUR",
  empty: "zero-denominator",
  single: [{ ...costs(), ...deals({ status: "open", createdAt: "2025-03-01" }) }, "empty"],
  unusable: { "missing createdAt": { deals: [{ id: "a", status: "open" }] } },
});

describeMetric("marketingEfficiencyRatio", marketingEfficiencyRatio, {
  row: "M9",
  options,
  example: { orders: books.orders, campaigns: ads.campaigns },
  value: 1,
  empty: "empty",
  single: [{ ...orders(paid(5)), ...campaigns() }, "empty"],
});

describeMetric("totalSales", totalSales, {
  row: "R5",
  options,
  // 100 − 20 + 50, less 30 paid back, and 19 + 5 beside it.
  example: orders(
    {
      ...{ placedAt: "2025-03-10", paidAt: "2025-03-10", grossAmount: 100, discountAmount: 20, ...eur },
      ...{ taxAmount: 19, shippingAmount: 5 },
    },
    { placedAt: "2025-03-10", paidAt: "2025-03-10", grossAmount: 50, ...eur },
    {
      placedAt: "2025-01-10",
      paidAt: "2025-01-10",
      grossAmount: 90,
      taxAmount: 9,
      ...eur,
      refundedAt: "2025-03-11",
      refundedAmount: 30,
    },
  ),
  value: "124 EUR",
  empty: "empty",
  single: [orders({ placedAt: "2025-03-10", paidAt: "2025-03-10", grossAmount: 50, ...eur }), "50 EUR"],
});

describeMetric("customerGrowth", customerGrowth, {
  row: "C3",
  options,
  // Four at the end of February, five at that of March.
  example: customers(
    ...([
      { firstPaidAt: "2025-01-01" },
      { firstPaidAt: "2025-01-01" },
      { firstPaidAt: "2025-01-01" },
    ] as const),
    { firstPaidAt: "2025-01-01", churnedAt: "2025-03-10" },
    { firstPaidAt: "2025-03-01" },
    { firstPaidAt: "2025-03-31" },
  ),
  value: 0.25,
  empty: "no-base",
  single: [customers({ firstPaidAt: "2025-03-01" }), "no-base"],
});
