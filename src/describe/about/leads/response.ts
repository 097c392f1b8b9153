import type { MetricNotes } from "../../text.js";

export const leadsResponse = {
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
} satisfies Record<string, MetricNotes>;
