import type { MetricNotes } from "../../text.js";

export const stagesConversion = {
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
} satisfies Record<string, MetricNotes>;
