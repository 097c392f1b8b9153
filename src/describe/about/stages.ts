import type { MetricNotes } from "../text.js";

export const stages = {
  stageConversion: {
    variants: ["strictStageConversion", "cumulativeStageConversion"],
    sources: ["HubSpot", "ClosingDealz"],
  },
  cumulativeStageConversion: {
    variants: ["strictCumulativeStageConversion", "stageConversion"],
    sources: ["HubSpot"],
  },
  strictStageConversion: {
    variants: ["stageConversion", "strictCumulativeStageConversion"],
    vendors: ["HubSpot: funnel of all stages"],
    sources: ["HubSpot"],
  },
  strictCumulativeStageConversion: {
    variants: ["cumulativeStageConversion", "strictStageConversion"],
    vendors: ["HubSpot: funnel of all stages"],
    sources: ["HubSpot"],
  },
  stageOpenDeals: { variants: ["strictStageOpenDeals", "dealsInStage"], sources: ["HubSpot"] },
  strictStageOpenDeals: { variants: ["stageOpenDeals", "dealsInStage"], sources: ["HubSpot"] },
  timeInStage: {
    variants: ["lastVisitTime", "medianTimeInStage", "survivalMedianTimeInStage"],
    sources: ["fivetran dbt_hubspot", "ClosingDealz", "Recon-CRM, issue 68"],
  },
  medianTimeInStage: {
    variants: ["timeInStage", "survivalMedianTimeInStage"],
    sources: ["fivetran dbt_hubspot"],
  },
  timeInStage90th: {
    variants: ["medianTimeInStage", "survivalMedianTimeInStage"],
    sources: ["fivetran dbt_hubspot"],
  },
  lastVisitTime: { variants: ["timeInStage", "medianLastVisitTime"], sources: ["Recon-CRM, issue 68"] },
  medianLastVisitTime: {
    variants: ["medianTimeInStage", "lastVisitTime"],
    sources: ["Recon-CRM, issue 68"],
  },
  survivalMedianTimeInStage: {
    variants: ["medianTimeInStage", "dealAgeInStage"],
    sources: ["ClosingDealz"],
  },
  dealsInStage: { variants: ["openDeals", "stageOpenDeals"], sources: ["ClosingDealz"] },
  dealAgeInStage: {
    variants: ["medianDealAgeInStage", "timeInStage", "dealAge"],
    sources: ["fivetran dbt_salesforce"],
  },
  medianDealAgeInStage: {
    variants: ["dealAgeInStage", "medianTimeInStage", "medianDealAge"],
    sources: ["fivetran dbt_salesforce"],
  },
  closenessToPurchase: { variants: ["weightedPipeline"], sources: ["HubSpot"] },
  stageRegressions: { variants: ["stageRegressionRate"], sources: ["ClosingDealz"] },
  stageRegressionRate: { variants: ["stageRegressions"], sources: ["ClosingDealz"] },
  stageSkips: { variants: ["stageSkipRate"], sources: ["ClosingDealz"] },
  stageSkipRate: { variants: ["stageSkips"], sources: ["ClosingDealz"] },
} satisfies Record<string, MetricNotes>;
