import type { MetricNotes } from "../../text.js";

export const campaignsSpend = {
  campaignSpend: {
    variants: ["salesAndMarketingCost"],
    vendors: ["Google Ads: Cost"],
    sources: ["Google Ads"],
  },
  impressions: { vendors: ["Google Ads: Impr."], sources: ["Google Ads"] },
  clicks: { vendors: ["Google Ads: Clicks"], sources: ["Google Ads"] },
  clickThroughRate: {
    variants: ["mailClickRate"],
    vendors: ["Google Ads: CTR"],
    sources: ["Google Ads"],
  },
  costPerClick: {
    variants: ["costPerThousandImpressions", "costPerConversion"],
    vendors: ["Google Ads: Avg. CPC"],
    sources: ["Google Ads"],
  },
  costPerThousandImpressions: {
    variants: ["costPerClick"],
    vendors: ["Google Ads: Avg. CPM"],
    sources: ["Google Ads"],
  },
  campaignConversionRate: {
    variants: ["formConversionRate"],
    vendors: ["Google Ads: Conv. rate"],
    sources: ["Google Ads"],
  },
  costPerConversion: {
    variants: ["costPerLead", "campaignAcquisitionCost"],
    vendors: ["Google Ads: Cost / conv."],
    sources: ["Google Ads"],
  },
  costPerLead: { variants: ["costPerQualifiedLead", "costPerOpportunity"] },
  costPerQualifiedLead: { variants: ["costPerLead"] },
  campaignLeads: { variants: ["leadsCreated"] },
  campaignAcquisitionCost: {
    variants: ["customerAcquisitionCost"],
    sources: ["David Skok, SaaS Metrics 2.0", "a16z"],
  },
  returnOnAdSpend: {
    variants: ["returnOnInvestment", "marketingEfficiencyRatio"],
    vendors: ["Google Ads: Conv. value / cost"],
    sources: ["Google Ads"],
  },
  attributedRevenue: { vendors: ["Google Ads: Conv. value"], sources: ["Google Ads"] },
  returnOnInvestment: { variants: ["returnOnAdSpend", "marketingEfficiencyRatio"] },
} satisfies Record<string, MetricNotes>;
