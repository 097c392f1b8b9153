import type { MetricNotes } from "../../text.js";

export const dealsOutcome = {
  dealsCreated: { variants: ["pipelineCreated"], sources: ["fivetran dbt_salesforce"] },
  wonDeals: { variants: ["bookings"], sources: ["fivetran dbt_salesforce"] },
  lostDeals: { variants: ["lossRate"], sources: ["fivetran dbt_salesforce"] },
  closedDeals: { variants: ["wonDeals", "lostDeals"], sources: ["fivetran dbt_salesforce"] },
  winRate: {
    variants: ["cohortWinRate", "valueWeightedWinRate", "closingRatio"],
    vendors: ["Salesforce: win rate"],
    sources: ["Salesforce"],
  },
  cohortWinRate: {
    variants: ["winRate", "valueWeightedWinRate", "closingRatio"],
    vendors: ["Salesforce: win rate (alternative formula)"],
    sources: ["Salesforce"],
  },
  cohortOpenDeals: { variants: ["openDeals", "cohortWinRate"], sources: ["Salesforce"] },
  valueWeightedWinRate: {
    variants: ["winRate", "cohortWinRate"],
    sources: ["fivetran dbt_salesforce", "QuarterOne"],
  },
  lossRate: { variants: ["winRate", "competitiveLossRate"], sources: ["Salesforce"] },
  lossReasonMix: { variants: ["disqualificationReasonMix", "noDecisionRate"], sources: ["Frappe CRM"] },
} satisfies Record<string, MetricNotes>;
