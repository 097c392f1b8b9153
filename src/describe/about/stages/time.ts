import type { MetricNotes } from "../../text.js";

export const stagesTime = {
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
} satisfies Record<string, MetricNotes>;
