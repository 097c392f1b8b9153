import type { MetricNotes } from "../../text.js";

export const stagesCurrent = {
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
} satisfies Record<string, MetricNotes>;
