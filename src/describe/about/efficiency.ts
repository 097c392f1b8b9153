import type { MetricNotes } from "../text.js";

export const efficiency = {
  salesAndMarketingCost: {
    variants: ["salesAndMarketingShare", "campaignSpend"],
    sources: ["David Skok, SaaS Metrics 2.0", "a16z"],
  },
  customerAcquisitionCost: {
    variants: ["campaignAcquisitionCost", "acquisitionPayback"],
    sources: ["David Skok, SaaS Metrics 2.0", "a16z"],
  },
  salesAndMarketingShare: { variants: ["salesAndMarketingCost", "marketingEfficiencyRatio"] },
  costPerMeeting: { variants: ["costPerOpportunity", "customerAcquisitionCost"] },
  costPerOpportunity: { variants: ["costPerMeeting", "customerAcquisitionCost"] },
  marketingEfficiencyRatio: { variants: ["salesAndMarketingShare"] },
  acquisitionPayback: {
    variants: ["customerAcquisitionCost", "lifetimeValueToAcquisitionCost"],
    sources: ["David Skok, SaaS Metrics 2.0", "SaaS Metrics Standards Board"],
  },
  lifetimeValueToAcquisitionCost: {
    variants: ["acquisitionPayback", "subscriberLifetimeValue"],
    sources: ["David Skok, SaaS Metrics 2.0"],
  },
  magicNumber: {
    variants: ["netSalesEfficiency", "grossSalesEfficiency"],
    sources: ["Scale Venture Partners"],
  },
  netSalesEfficiency: { variants: ["grossSalesEfficiency", "magicNumber"], sources: ["Wall Street Prep"] },
  grossSalesEfficiency: { variants: ["netSalesEfficiency", "magicNumber"], sources: ["Wall Street Prep"] },
  burnMultiple: { variants: ["netSalesEfficiency", "netBurn"], sources: ["David Sacks, The Burn Multiple"] },
  ruleOf40: { variants: ["revenueGrowth", "operatingMargin"], sources: ["GASP", "Ordway"] },
} satisfies Record<string, MetricNotes>;
