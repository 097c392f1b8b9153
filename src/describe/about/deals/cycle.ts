import type { MetricNotes } from "../../text.js";

export const dealsCycle = {
  salesCycle: {
    variants: ["medianSalesCycle", "survivalMedianTimeToClose", "leadToCustomerTime"],
    sources: ["HubSpot", "fivetran dbt_salesforce"],
  },
  medianSalesCycle: { variants: ["salesCycle", "survivalMedianTimeToClose"], sources: ["HubSpot"] },
  salesCycle90th: { variants: ["medianSalesCycle", "agedDealShare"], sources: ["HubSpot"] },
  timeToLoss: { variants: ["medianTimeToLoss", "salesCycle"], sources: ["pipedream, issue 20659"] },
  medianTimeToLoss: { variants: ["timeToLoss", "medianSalesCycle"], sources: ["pipedream, issue 20659"] },
  survivalMedianTimeToClose: {
    variants: ["medianSalesCycle", "restrictedMeanTimeToClose"],
    sources: ["Kaplan and Meier (1958)"],
  },
  restrictedMeanTimeToClose: {
    variants: ["salesCycle", "survivalMedianTimeToClose"],
    sources: ["Irwin (1949)"],
  },
  salesVelocity: {
    variants: ["salesVelocityAtEnd", "salesCycle"],
    sources: ["KPI Tree", "QuarterOne"],
  },
  dealAge: { variants: ["medianDealAge", "agedDealShare"], sources: ["fivetran dbt_salesforce"] },
  medianDealAge: { variants: ["dealAge", "agedDealShare"], sources: ["fivetran dbt_salesforce"] },
} satisfies Record<string, MetricNotes>;
