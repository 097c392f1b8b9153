import type { MetricText } from "../../text.js";

export const leadsOutcome = {
  leadReachRate: {
    name: "Lead reach rate",
    definition:
      "Share of leads with a two-way contact among those that somebody tried to reach, by creation date.",
    formula: "leads reached ÷ leads attempted",
    synonyms: ["contact rate", "lead contact rate"],
    caveats: [
      "It counts leads, not calls.",
      "Leads contacted before they were created are left out and reported.",
    ],
  },
  disqualificationRate: {
    name: "Disqualification rate",
    definition: "Share of the leads created that were disqualified by `asOf`, by creation date.",
    formula: "leads disqualified ÷ leads created",
    synonyms: ["lead disqualification rate"],
    caveats: ["Leads disqualified before they were created are left out and reported."],
  },
  disqualifiedLeads: {
    name: "Disqualified leads",
    definition: "Number of leads disqualified by `asOf`, by creation date.",
    formula: "number of leads disqualified",
    synonyms: ["rejected leads"],
    caveats: [
      "They count in the period in which they were created, not disqualified.",
      "Leads disqualified before they were created are left out and reported.",
    ],
  },
  disqualificationReasonMix: {
    name: "Disqualification reason mix",
    definition:
      "Share of each reason in the leads disqualified, by creation date, in a report split by reason.",
    formula: "leads disqualified of a group ÷ all leads disqualified",
    synonyms: ["disqualification reasons"],
    caveats: ["Leads without a reason form a group of their own, so that the shares add up to 1."],
  },
  duplicateLeadRate: {
    name: "Duplicate lead rate",
    definition: "Share of lead rows that were merged into another lead, by creation date.",
    formula: "rows merged into another lead ÷ rows",
    synonyms: ["duplicate leads", "lead duplication"],
    caveats: [
      "Test records do not count.",
      "It needs the rows as they are, before duplicates are taken out.",
    ],
  },
} satisfies Record<string, MetricText>;
