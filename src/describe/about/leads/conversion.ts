import type { MetricNotes } from "../../text.js";

export const leadsConversion = {
  leadConversionRate: {
    variants: ["leadConversionRateWithin", "periodLeadConversionRate"],
    sources: ["ChartMogul", "HubSpot"],
  },
  leadConversionRateWithin: {
    variants: ["leadConversionRate", "periodLeadConversionRate"],
    sources: ["ChartMogul", "HubSpot"],
  },
  leadConversions: {
    variants: ["newCustomers"],
    sources: ["fivetran dbt_salesforce"],
  },
  periodLeadConversionRate: {
    variants: ["leadConversionRate", "leadConversionRateWithin"],
    sources: ["fivetran dbt_salesforce"],
  },
  unconvertedLeads: {
    variants: ["openLeads"],
    sources: ["ChartMogul"],
  },
  leadToCustomerTime: {
    variants: ["medianLeadToCustomerTime", "survivalMedianLeadToCustomerTime", "salesCycle"],
    vendors: ["ChartMogul: average sales cycle length"],
    sources: ["ChartMogul"],
  },
  medianLeadToCustomerTime: {
    variants: ["leadToCustomerTime", "survivalMedianLeadToCustomerTime"],
    sources: ["ChartMogul"],
  },
  leadToCustomerTime90th: {
    variants: ["medianLeadToCustomerTime", "survivalMedianLeadToCustomerTime"],
    sources: ["ChartMogul"],
  },
  survivalMedianLeadToCustomerTime: {
    variants: ["medianLeadToCustomerTime", "restrictedMeanLeadToCustomerTime"],
    sources: ["Kaplan and Meier (1958)"],
  },
  restrictedMeanLeadToCustomerTime: {
    variants: ["leadToCustomerTime", "survivalMedianLeadToCustomerTime"],
    sources: ["Irwin (1949)"],
  },
} satisfies Record<string, MetricNotes>;
