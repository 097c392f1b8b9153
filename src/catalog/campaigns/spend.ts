import { isPresent } from "../../expressions/comparison.js";
import type { Expression } from "../../expressions/expression.js";
import { required } from "../../expressions/required.js";
import { Campaign } from "../../entities/campaign.js";
import { Lead } from "../../entities/lead.js";
import { constant } from "../../metrics/constant.js";
import { product } from "../../metrics/product.js";
import { difference } from "../../metrics/difference.js";
import { metric } from "../../metrics/metric.js";
import { sumOfNumbers } from "../../metrics/numeric-metrics.js";
import { sumOfMoney } from "../../metrics/quantity-metrics.js";
import { ratio, ratioOfNumbers } from "../../metrics/ratio.js";
import { where } from "../../metrics/where.js";
import { newCustomers } from "../customers/acquisition.js";
import { qualifiedLeads } from "../leads/qualification.js";
import { leadsCreated } from "../leads/volume.js";

/**
 * Campaign spend: Σ spend of campaigns, by day of spend.
 *
 * @see Google Ads
 * @category Campaigns
 */
export const campaignSpend = /*#__PURE__*/ metric(
  "campaignSpend",
  () => sumOfMoney(Campaign.spend, { at: Campaign.spentAt }),
  { direction: "none" },
);

/**
 * Impressions: Σ impressions of campaigns, by day of spend.
 *
 * @see Google Ads
 * @category Campaigns
 */
export const impressions = /*#__PURE__*/ metric(
  "impressions",
  () => sumOfNumbers(Campaign.impressions, { at: Campaign.spentAt }),
  { unit: "count", direction: "up" },
);

/**
 * Clicks: Σ clicks of campaigns, by day of spend.
 *
 * @see Google Ads
 * @category Campaigns
 */
export const clicks = /*#__PURE__*/ metric(
  "clicks",
  () => sumOfNumbers(Campaign.clicks, { at: Campaign.spentAt }),
  { unit: "count", direction: "up" },
);

/**
 * The click-through rate (CTR): clicks ÷ impressions, by day of spend.
 *
 * *Details*. Both sides are summed over the rows that have both; the others are reported.
 *
 * @example
 * ```ts
 * import { clickThroughRate } from "salesmetrics";
 *
 * clickThroughRate({ campaigns: [{ id: "spring", spentAt: "2025-03-01", clicks: 30, impressions: 2000 }] }); // => 0.015
 * ```
 *
 * @see Google Ads
 * @category Campaigns
 */
export const clickThroughRate = /*#__PURE__*/ metric(
  "clickThroughRate",
  () =>
    ratioOfNumbers(
      sumOfNumbers(Campaign.clicks, beside(Campaign.impressions)),
      sumOfNumbers(Campaign.impressions, beside(Campaign.clicks)),
    ),
  {
    unit: "proportion",
    direction: "up",
  },
);

/**
 * The cost per click (CPC): spend ÷ clicks, by day of spend.
 *
 * *Details*. Both sides are summed over the rows that have both; the others are reported.
 *
 * @see Google Ads
 * @category Campaigns
 */
export const costPerClick = /*#__PURE__*/ metric(
  "costPerClick",
  () => ratio(spendBeside(Campaign.clicks), sumOfNumbers(Campaign.clicks, beside(Campaign.spend))),
  { direction: "down" },
);

/**
 * The cost per thousand impressions (CPM): 1,000 × spend ÷ impressions, by day of spend.
 *
 * *Details*. Both sides are summed over the rows that have both; the others are reported.
 *
 * @see Google Ads
 * @category Campaigns
 */
export const costPerThousandImpressions = /*#__PURE__*/ metric(
  "costPerThousandImpressions",
  () =>
    product(
      ratio(spendBeside(Campaign.impressions), sumOfNumbers(Campaign.impressions, beside(Campaign.spend))),
      constant(1000),
    ),
  { direction: "down" },
);

/**
 * The conversion rate of campaigns: conversions ÷ clicks, by day of spend.
 *
 * *Details*. Both sides are summed over the rows that have both; the others are reported. Conversions are as the network counts them:
 * with several for a click, it can exceed 1.
 *
 * @see Google Ads
 * @category Campaigns
 */
export const campaignConversionRate = /*#__PURE__*/ metric(
  "campaignConversionRate",
  () =>
    ratioOfNumbers(
      sumOfNumbers(Campaign.conversions, beside(Campaign.clicks)),
      sumOfNumbers(Campaign.clicks, beside(Campaign.conversions)),
    ),
  { direction: "up" },
);

/**
 * The cost per conversion (CPA): spend ÷ conversions, by day of spend.
 *
 * *Details*. Both sides are summed over the rows that have both; the others are reported.
 *
 * @see Google Ads
 * @category Campaigns
 */
export const costPerConversion = /*#__PURE__*/ metric(
  "costPerConversion",
  () => ratio(spendBeside(Campaign.conversions), sumOfNumbers(Campaign.conversions, beside(Campaign.spend))),
  { direction: "down" },
);

/**
 * The cost per lead (CPL): spend, by day of spend, ÷ leads with a campaign, by creation date.
 *
 * *Details*. Leads merged into another, and test records, do not count. Split by `{ campaigns: Campaign.id, leads:
 * Lead.campaignId }`, it is the cost per lead of each campaign.
 *
 * *Gotchas*. Spend should hold all costs, fees included, not media alone.
 *
 * @example
 * ```ts
 * import { costPerLead } from "salesmetrics";
 *
 * const data = {
 *   campaigns: [{ id: "spring", spentAt: "2025-03-01" as const, spend: 300, currency: "USD" }],
 *   leads: [
 *     { id: "1", createdAt: "2025-03-02" as const, campaignId: "spring" },
 *     { id: "2", createdAt: "2025-03-03" as const, campaignId: "spring" },
 *     { id: "3", createdAt: "2025-03-04" as const },
 *   ],
 * };
 *
 * costPerLead(data); // => { amount: 150, currency: "USD" }
 * ```
 *
 * @see Own definition after common usage
 * @category Campaigns
 */
export const costPerLead = /*#__PURE__*/ metric("costPerLead", () => ratio(campaignSpend, campaignLeads), {
  direction: "down",
});

/**
 * The cost per qualified lead: spend, by day of spend, ÷ leads with a campaign that qualified, by the date they did.
 *
 * *Details*. As {@link costPerLead}.
 *
 * @see Own definition after common usage
 * @category Campaigns
 */
export const costPerQualifiedLead = /*#__PURE__*/ metric(
  "costPerQualifiedLead",
  () => ratio(campaignSpend, where(qualifiedLeads, isPresent(Lead.campaignId))),
  { direction: "down" },
);

/**
 * Campaign leads: the number of leads with a campaign, by creation date.
 *
 * @see Own definition after common usage
 * @category Campaigns
 */
export const campaignLeads = /*#__PURE__*/ metric("campaignLeads", () =>
  where(leadsCreated, isPresent(Lead.campaignId)),
);

/**
 * The campaign spend per new customer: spend, by day of spend, ÷ new customers, by date of first payment.
 *
 * *Gotchas*. {@link customerAcquisitionCost} has all costs of sales and marketing, salaries included: this one is too
 * low. All new customers count, not only those of campaigns. Leads and sign-ups are not customers.
 *
 * @example
 * ```ts
 * import { campaignAcquisitionCost, quarter } from "salesmetrics";
 *
 * const data = {
 *   campaigns: [{ id: "spring", spentAt: "2025-03-01" as const, spend: 900, currency: "USD" }],
 *   customers: [{ id: "1", firstPaidAt: "2025-03-20" as const }, { id: "2", firstPaidAt: "2025-04-01" as const }],
 * };
 *
 * campaignAcquisitionCost(data, { during: quarter(2025, 1) }); // => { amount: 900, currency: "USD" }
 * ```
 *
 * @see David Skok, SaaS Metrics 2.0; a16z
 * @category Campaigns
 */
export const campaignAcquisitionCost = /*#__PURE__*/ metric(
  "campaignAcquisitionCost",
  () => ratio(campaignSpend, newCustomers),
  { direction: "down" },
);

/**
 * The return on ad spend (ROAS): attributed revenue ÷ spend, of campaigns, by day of spend; 4 means 400 %.
 *
 * *Details*. Both sides are summed over the rows that have both; the others are reported.
 *
 * *Gotchas*. Revenue, not profit. The revenue that several ad networks claim can add up to more than was sold.
 *
 * @see Google Ads
 * @category Campaigns
 */
export const returnOnAdSpend = /*#__PURE__*/ metric(
  "returnOnAdSpend",
  () => ratio(sumOfMoney(Campaign.revenue, beside(Campaign.spend)), spendBeside(Campaign.revenue)),
  { direction: "up" },
);

/**
 * Attributed revenue: Σ revenue attributed to campaigns, by day of spend.
 *
 * @see Google Ads
 * @category Campaigns
 */
export const attributedRevenue = /*#__PURE__*/ metric(
  "attributedRevenue",
  () => sumOfMoney(Campaign.revenue, { at: Campaign.spentAt }),
  { direction: "up" },
);

/**
 * The return on investment (ROI, ROMI): (attributed gross profit − spend) ÷ spend, of campaigns, by day of spend.
 *
 * *Details*. Both sides are summed over the rows that have both; the others are reported.
 *
 * *Gotchas*. It is ROAS − 1 only if the gross margin is 100 %.
 *
 * @example
 * ```ts
 * import { returnOnAdSpend, returnOnInvestment } from "salesmetrics";
 *
 * const campaigns = [
 *   { id: "spring", spentAt: "2025-03-01" as const, spend: 100, revenue: 400, grossProfit: 150, currency: "EUR" },
 * ];
 *
 * returnOnAdSpend({ campaigns }); // => 4
 * returnOnInvestment({ campaigns }); // => 0.5
 * ```
 *
 * @see Own definition after common usage
 * @category Campaigns
 */
export const returnOnInvestment = /*#__PURE__*/ metric(
  "returnOnInvestment",
  () => {
    const spend = spendBeside(Campaign.grossProfit);
    return ratio(difference(sumOfMoney(Campaign.grossProfit, beside(Campaign.spend)), spend), spend);
  },
  { direction: "up" },
);

/** Spend of the rows that have another value too. */
function spendBeside(other: Expression<{ campaigns: Campaign }, unknown>) {
  return sumOfMoney(Campaign.spend, beside(other));
}

/** Rows that have a value, by day of spend; one without it is reported. */
function beside(value: Expression<{ campaigns: Campaign }, unknown>) {
  return { where: isPresent(required(value)), at: Campaign.spentAt };
}
