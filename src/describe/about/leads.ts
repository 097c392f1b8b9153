import type { MetricNotes } from "../text.js";

export const leads = {
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
  emailCaptureRate: { variants: ["completeContactRate", "contactCompletenessScore"] },
  phoneCaptureRate: { variants: ["completeContactRate", "contactCompletenessScore"] },
  nameCaptureRate: { variants: ["completeContactRate", "contactCompletenessScore"] },
  completeContactRate: { variants: ["contactCompletenessScore", "weightedContactCompleteness"] },
  contactCompletenessScore: { variants: ["weightedContactCompleteness", "completeContactRate"] },
  weightedContactCompleteness: { variants: ["contactCompletenessScore", "completeContactRate"] },
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
  timeToFirstAttempt: {
    variants: ["medianTimeToFirstAttempt", "survivalMedianTimeToFirstAttempt", "unworkedLeads"],
    sources: ["KPI Tree"],
  },
  medianTimeToFirstAttempt: {
    variants: ["timeToFirstAttempt", "survivalMedianTimeToFirstAttempt"],
    sources: ["KPI Tree"],
  },
  timeToFirstAttempt95th: {
    variants: ["medianTimeToFirstAttempt", "responseSlaRate"],
    sources: ["KPI Tree"],
  },
  survivalMedianTimeToFirstAttempt: {
    variants: ["medianTimeToFirstAttempt", "restrictedMeanTimeToFirstAttempt"],
    sources: ["Kaplan and Meier (1958)"],
  },
  restrictedMeanTimeToFirstAttempt: {
    variants: ["timeToFirstAttempt", "survivalMedianTimeToFirstAttempt"],
    sources: ["Irwin (1949)"],
  },
  survivalMedianTimeToFirstContact: {
    variants: ["survivalMedianTimeToFirstAttempt", "leadReachRate"],
    sources: ["Kaplan and Meier (1958)"],
  },
  survivalMedianTimeToQualification: {
    variants: ["qualificationRate", "qualificationRateWithin"],
    sources: ["Kaplan and Meier (1958)"],
  },
  unworkedLeads: {
    variants: ["unworkedLeadRate"],
    sources: ["KPI Tree"],
  },
  responseSlaRate: { variants: ["unworkedLeadRate", "timeToFirstAttempt95th"] },
  unworkedLeadRate: { variants: ["unworkedLeads", "responseSlaRate"] },
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
  leadReachRate: {
    variants: ["callConnectRate", "survivalMedianTimeToFirstContact"],
    vendors: ["Convoso: contact rate"],
    sources: ["Convoso"],
  },
  disqualificationRate: { variants: ["disqualifiedLeads", "qualificationRate"] },
  disqualifiedLeads: { variants: ["disqualificationRate"] },
  disqualificationReasonMix: { variants: ["lossReasonMix"] },
  duplicateLeadRate: {
    variants: ["duplicateCustomerRate"],
    sources: ["Frappe CRM, issue 302"],
  },
  openLeads: { variants: ["openLeadsAtEnd", "unconvertedLeads"] },
  openLeadsAtEnd: { variants: ["openLeads"] },
  leadAge: { variants: ["medianLeadAge", "leadToCustomerTime"] },
  medianLeadAge: { variants: ["leadAge", "survivalMedianLeadToCustomerTime"] },
} satisfies Record<string, MetricNotes>;
