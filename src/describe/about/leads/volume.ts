import type { MetricNotes } from "../../text.js";

export const leadsVolume = {
  leadsCreated: {
    variants: ["qualifiedLeads"],
    sources: ["ChartMogul", "fivetran dbt_salesforce"],
  },
  leadGrowthRate: {
    variants: ["leadVelocityRate"],
    sources: ["Frappe CRM"],
  },
  leadSourceMix: {
    variants: ["customerSourceMix"],
    sources: ["Frappe CRM"],
  },
} satisfies Record<string, MetricNotes>;
