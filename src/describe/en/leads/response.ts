import type { MetricText } from "../../text.js";

export const leadsResponse = {
  timeToFirstAttempt: {
    name: "Mean time to first attempt",
    definition:
      "Mean number of hours from creation to a person's first attempt to reach the lead, of leads attempted, by creation date.",
    formula: "mean of (first attempt − creation)",
    synonyms: ["speed to lead", "lead response time"],
    caveats: ["Leads not yet attempted are not in it.", "Hours run by the clock, weekends included."],
  },
  medianTimeToFirstAttempt: {
    name: "Median time to first attempt",
    definition:
      "Median number of hours from creation to a person's first attempt to reach the lead, of leads attempted, by creation date.",
    formula: "median of (first attempt − creation)",
    synonyms: ["median speed to lead", "median lead response time"],
    caveats: ["Leads not yet attempted are not in it.", "Hours run by the clock, weekends included."],
  },
  timeToFirstAttempt95th: {
    name: "95th percentile of time to first attempt",
    definition:
      "Number of hours within which 95% of the leads attempted had a person's first attempt to reach them, by creation date.",
    formula: "95th percentile of (first attempt − creation)",
    synonyms: ["p95 speed to lead"],
    caveats: ["Leads not yet attempted are not in it.", "Hours run by the clock, weekends included."],
  },
  survivalMedianTimeToFirstAttempt: {
    name: "Median time to first attempt (Kaplan–Meier)",
    definition:
      "Number of hours until a person has tried to reach half of the leads, estimated with those not yet attempted included, by creation date.",
    formula: "hours until the Kaplan–Meier estimate of leads not yet attempted falls to half",
    synonyms: ["survival median"],
    caveats: ["No value while the estimate stays above half.", "Hours run by the clock, weekends included."],
  },
  restrictedMeanTimeToFirstAttempt: {
    name: "Restricted mean time to first attempt",
    definition:
      "Mean number of hours until the first attempt, at most `hours` for each lead, estimated with those not yet attempted included, by creation date.",
    formula: "mean of the smaller of hours until the first attempt and limit (Kaplan–Meier)",
    synonyms: ["RMST"],
    caveats: ["No value if `hours` exceeds the greatest age observed."],
  },
  survivalMedianTimeToFirstContact: {
    name: "Median time to first contact (Kaplan–Meier)",
    definition:
      "Number of hours until half of the leads are in two-way contact, estimated with those not yet reached included, by creation date.",
    formula: "hours until the Kaplan–Meier estimate of leads not yet reached falls to half",
    synonyms: ["time to contact"],
    caveats: ["An attempt is not a contact.", "No value while the estimate stays above half."],
  },
  survivalMedianTimeToQualification: {
    name: "Median time to qualification (Kaplan–Meier)",
    definition:
      "Number of hours until half of the leads are qualified, estimated with those not yet qualified included, by creation date.",
    formula: "hours until the Kaplan–Meier estimate of leads not yet qualified falls to half",
    synonyms: ["time to qualify"],
    caveats: [
      "Disqualified leads stay in as not qualified.",
      "No value while the estimate stays above half.",
    ],
  },
  unworkedLeads: {
    name: "Unworked leads",
    definition: "Number of leads created that nobody has tried to reach by `asOf`, by creation date.",
    formula: "number of leads without an attempt",
    synonyms: ["untouched leads", "uncontacted leads"],
  },
  responseSlaRate: {
    name: "Response SLA rate",
    definition:
      "Share of leads that a person first tried to reach at most `hours` hours after creation, among those attempted or at least that old, by creation date.",
    formula: "leads attempted in time ÷ (leads attempted + leads overdue without an attempt)",
    synonyms: ["speed-to-lead SLA", "on-time response rate"],
    caveats: [
      "A younger lead without an attempt is pending, not a miss.",
      "Leads attempted before they were created are left out and reported.",
    ],
  },
  unworkedLeadRate: {
    name: "Unworked lead rate",
    definition:
      "Share of leads that nobody has tried to reach among those at least `hours` hours old at `asOf`, by creation date.",
    formula: "old leads without an attempt ÷ old leads",
    synonyms: ["untouched lead rate"],
    caveats: [
      "A lead attempted late has been worked.",
      "Leads attempted before they were created are left out and reported.",
    ],
  },
} satisfies Record<string, MetricText>;
