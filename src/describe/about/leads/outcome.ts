import type { MetricNotes } from "../../text.js";

export const leadsOutcome = {
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
} satisfies Record<string, MetricNotes>;
