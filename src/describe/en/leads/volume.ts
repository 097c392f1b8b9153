import type { MetricText } from "../../text.js";

export const leadsVolume = {
  leadsCreated: {
    name: "Leads created",
    definition: "Number of new leads, by creation date.",
    formula: "number of leads created",
    synonyms: ["new leads", "lead generation", "lead volume"],
    caveats: [
      "Leads merged into another, and test records, do not count.",
      "The date of an import is not a creation date.",
    ],
  },
  leadGrowthRate: {
    name: "Lead growth rate",
    definition: "Growth of the number of leads created since the period before, by creation date.",
    formula: "(leads created − those of the period before) ÷ those of the period before",
    synonyms: ["growth of leads"],
    caveats: ["No value from a base of zero, nor for a period that has not ended."],
  },
  leadSourceMix: {
    name: "Lead source mix",
    definition: "Share of each source in the leads created, by creation date, in a report split by source.",
    formula: "leads created of a group ÷ all leads created",
    synonyms: ["leads by source", "lead sources"],
    caveats: ["Leads without a source form a group of their own, so that the shares add up to 1."],
  },
} satisfies Record<string, MetricText>;
