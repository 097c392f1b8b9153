import type { MetricText } from "../../text.js";

export const campaignsSpend = {
  campaignSpend: {
    name: "Campaign spend",
    definition: "Spend of campaigns, by day of spend.",
    formula: "Σ spend",
    synonyms: ["ad spend", "advertising cost", "marketing spend"],
  },
  impressions: {
    name: "Impressions",
    definition: "How often ads of campaigns were shown, by day of spend.",
    formula: "Σ impressions",
    synonyms: ["ad views", "ad impressions"],
  },
  clicks: {
    name: "Clicks",
    definition: "Clicks on ads of campaigns, by day of spend.",
    formula: "Σ clicks",
    synonyms: ["ad clicks"],
  },
  clickThroughRate: {
    name: "Click-through rate",
    definition: "Clicks per impression of campaigns, by day of spend.",
    formula: "clicks ÷ impressions",
    synonyms: ["CTR", "ad click rate"],
    caveats: ["Only rows with both figures count; the others are reported."],
  },
  costPerClick: {
    name: "Cost per click",
    definition: "Spend per click on ads of campaigns, by day of spend.",
    formula: "spend ÷ clicks",
    synonyms: ["CPC", "average CPC"],
    caveats: ["Only rows with both figures count; the others are reported."],
  },
  costPerThousandImpressions: {
    name: "Cost per thousand impressions",
    definition: "Spend per thousand impressions of campaigns, by day of spend.",
    formula: "1,000 × spend ÷ impressions",
    synonyms: ["CPM", "cost per mille"],
    caveats: ["Only rows with both figures count; the others are reported."],
  },
  campaignConversionRate: {
    name: "Campaign conversion rate",
    definition: "Conversions per click of campaigns, by day of spend.",
    formula: "conversions ÷ clicks",
    synonyms: ["ad conversion rate", "CVR"],
    caveats: [
      "Conversions are as the network counts them; with several for a click, it can exceed 1.",
      "Only rows with both figures count; the others are reported.",
    ],
  },
  costPerConversion: {
    name: "Cost per conversion",
    definition: "Spend per conversion of campaigns, by day of spend.",
    formula: "spend ÷ conversions",
    synonyms: ["CPA", "cost per action"],
    caveats: ["Only rows with both figures count; the others are reported."],
  },
  costPerLead: {
    name: "Cost per lead",
    definition: "Campaign spend, by day of spend, per lead with a campaign, by creation date.",
    formula: "spend ÷ leads with a campaign",
    synonyms: ["CPL"],
    caveats: [
      "Leads without a campaign, merged leads and test records do not count.",
      "Spend should hold all costs, fees included, not media alone.",
    ],
  },
  costPerQualifiedLead: {
    name: "Cost per qualified lead",
    definition:
      "Campaign spend, by day of spend, per lead with a campaign that qualified, by the date it did.",
    formula: "spend ÷ qualified leads with a campaign",
    synonyms: ["CPQL", "cost per MQL"],
    caveats: ["Leads without a campaign, merged leads and test records do not count."],
  },
  campaignLeads: {
    name: "Campaign leads",
    definition: "Number of leads with a campaign, by creation date.",
    formula: "number of leads with a campaign",
    synonyms: ["leads from campaigns", "marketing leads"],
    caveats: ["Merged leads and test records do not count."],
  },
  campaignAcquisitionCost: {
    name: "Campaign spend per new customer",
    definition: "Campaign spend, by day of spend, per new customer, by date of first payment.",
    formula: "spend ÷ new customers",
    synonyms: ["ad spend per customer", "blended CAC"],
    caveats: [
      "Salaries and other costs are not in it: it is lower than the customer acquisition cost.",
      "All new customers count, not only those of campaigns.",
    ],
  },
  returnOnAdSpend: {
    name: "Return on ad spend",
    definition: "Revenue attributed to campaigns per unit of spend, by day of spend; 4 means 400%.",
    formula: "attributed revenue ÷ spend",
    synonyms: ["ROAS"],
    caveats: [
      "Revenue, not profit. Several networks may claim the same sale.",
      "Only rows with both figures count; the others are reported.",
    ],
  },
  attributedRevenue: {
    name: "Attributed revenue",
    definition: "Revenue attributed to campaigns, by day of spend.",
    formula: "Σ attributed revenue",
    synonyms: ["campaign revenue", "conversion value"],
  },
  returnOnInvestment: {
    name: "Return on investment of campaigns",
    definition: "Gross profit attributed to campaigns less spend, per unit of spend, by day of spend.",
    formula: "(attributed gross profit − spend) ÷ spend",
    synonyms: ["ROI", "ROMI", "marketing ROI"],
    caveats: [
      "It is the return on ad spend − 1 only if the gross margin is 100%.",
      "Only rows with both figures count; the others are reported.",
    ],
  },
} satisfies Record<string, MetricText>;
