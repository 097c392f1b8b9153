import type { MetricText } from "../../text.js";

export const leadsConversion = {
  leadConversionRate: {
    name: "Lead conversion rate",
    definition: "Share of the leads created that became customers by `asOf`, by creation date.",
    formula: "leads that became customers ÷ leads created",
    synonyms: ["lead-to-customer rate", "conversion rate"],
    caveats: [
      "Recent cohorts are too low, for their leads have had less time.",
      "Disqualified leads stay in the denominator.",
      "Leads converted before they were created are left out and reported.",
    ],
  },
  leadConversionRateWithin: {
    name: "Lead conversion rate within a window",
    definition:
      "Share of the leads created that became customers at most `length` days after creation, by creation date.",
    formula: "leads that became customers within the window ÷ leads created",
    caveats: [
      "No value while a lead of the cohort is younger than the window.",
      "Leads converted before they were created are left out and reported.",
    ],
  },
  leadConversions: {
    name: "Lead conversions",
    definition: "Number of leads that became customers, by conversion date.",
    formula: "number of leads that became customers",
    synonyms: ["converted leads"],
    caveats: ["Leads converted before they were created are left out and reported."],
  },
  periodLeadConversionRate: {
    name: "Lead conversion rate by period",
    definition:
      "Leads converted in a period, by conversion date, against leads created in it, by creation date.",
    formula: "leads converted in the period ÷ leads created in the period",
    caveats: ["Numerator and denominator are different leads, so it can exceed 1."],
  },
  unconvertedLeads: {
    name: "Unconverted leads",
    definition: "Number of leads created that have not become customers by `asOf`, by creation date.",
    formula: "number of leads not converted",
    synonyms: ["leads not converted"],
    caveats: ["Disqualified leads are among them."],
  },
  leadToCustomerTime: {
    name: "Mean lead-to-customer time",
    definition: "Mean number of days from creation to conversion, of leads converted, by conversion date.",
    formula: "mean of (conversion date − creation date)",
    synonyms: ["acquisition lead time", "lead velocity", "time to convert"],
    caveats: [
      "Leads not yet converted are not in it, so it favours quick leads.",
      "Leads converted before they were created are left out and reported.",
    ],
  },
  medianLeadToCustomerTime: {
    name: "Median lead-to-customer time",
    definition: "Median number of days from creation to conversion, of leads converted, by conversion date.",
    formula: "median of (conversion date − creation date)",
    synonyms: ["median time to convert"],
    caveats: ["Leads not yet converted are not in it, so it favours quick leads."],
  },
  leadToCustomerTime90th: {
    name: "90th percentile of lead-to-customer time",
    definition:
      "Number of days from creation to conversion that 90% of the leads converted did not exceed, by conversion date.",
    formula: "90th percentile of (conversion date − creation date)",
    synonyms: ["p90 lead-to-customer time"],
    caveats: ["Leads not yet converted are not in it, so it favours quick leads."],
  },
  survivalMedianLeadToCustomerTime: {
    name: "Median lead-to-customer time (Kaplan–Meier)",
    definition:
      "Number of days until half of the leads have become customers, estimated with the unconverted ones included, by creation date.",
    formula: "days until the Kaplan–Meier estimate of leads not yet converted falls to half",
    synonyms: ["survival median"],
    caveats: [
      "No value while the estimate stays above half.",
      "Disqualified leads stay in as not converted.",
    ],
  },
  restrictedMeanLeadToCustomerTime: {
    name: "Restricted mean lead-to-customer time",
    definition:
      "Mean number of days until conversion, at most `days` for each lead, estimated with the unconverted ones included, by creation date.",
    formula: "mean of the smaller of days until conversion and limit (Kaplan–Meier)",
    synonyms: ["RMST"],
    caveats: [
      "No value if `days` exceeds the greatest age observed.",
      "Disqualified leads stay in as not converted.",
    ],
  },
} satisfies Record<string, MetricText>;
