import type { MetricNotes } from "../../text.js";

export const leadsQualification = {
  qualifiedLeads: {
    variants: ["marketingQualifiedLeads", "salesQualifiedLeads"],
    sources: ["HubSpot", "GASP"],
  },
  marketingQualifiedLeads: {
    variants: ["qualifiedLeads", "salesQualifiedLeads"],
    sources: ["HubSpot", "GASP"],
  },
  salesAcceptedLeads: {
    variants: ["leadAcceptanceRate", "salesQualifiedLeads"],
    sources: ["HubSpot", "GASP"],
  },
  salesQualifiedLeads: {
    variants: ["qualifiedLeads", "marketingQualifiedLeads"],
    sources: ["HubSpot", "GASP"],
  },
  leadVelocityRate: {
    variants: ["leadGrowthRate", "leadToCustomerTime"],
    sources: ["SaaStr"],
  },
  qualificationRate: {
    variants: ["qualificationRateWithin", "marketingToSalesQualifiedRate"],
    sources: ["HubSpot"],
  },
  qualificationRateWithin: {
    variants: ["qualificationRate", "marketingToSalesQualifiedRateWithin"],
    sources: ["HubSpot"],
  },
  marketingToSalesQualifiedRate: {
    variants: ["marketingToSalesQualifiedRateWithin", "leadAcceptanceRate"],
    sources: ["HubSpot"],
  },
  marketingToSalesQualifiedRateWithin: {
    variants: ["marketingToSalesQualifiedRate"],
    sources: ["HubSpot"],
  },
  leadAcceptanceRate: {
    variants: ["salesAcceptedLeads", "marketingToSalesQualifiedRate"],
    sources: ["HubSpot"],
  },
} satisfies Record<string, MetricNotes>;
