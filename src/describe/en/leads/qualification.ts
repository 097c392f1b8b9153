import type { MetricText } from "../../text.js";

export const leadsQualification = {
  qualifiedLeads: {
    name: "Qualified leads",
    definition: "Number of leads that reached the qualified status, by the date they first reached it.",
    formula: "number of leads qualified",
    synonyms: ["leads qualified"],
    caveats: [
      "A lead that is sent back and qualifies again counts once, at the first time.",
      "A looser definition of the status looks like growth.",
    ],
  },
  marketingQualifiedLeads: {
    name: "Marketing qualified leads",
    definition: "Number of leads that marketing considered qualified, by the date on which it first did.",
    formula: "number of leads marketing qualified",
    synonyms: ["MQL", "MQLs"],
    caveats: ["A lead that sales took up at once, without a marketing date, does not count."],
  },
  salesAcceptedLeads: {
    name: "Sales accepted leads",
    definition: "Number of leads that sales accepted, by the date of acceptance.",
    formula: "number of leads accepted by sales",
    synonyms: ["SAL", "SALs"],
  },
  salesQualifiedLeads: {
    name: "Sales qualified leads",
    definition: "Number of leads that sales considered qualified, by the date on which it first did.",
    formula: "number of leads sales qualified",
    synonyms: ["SQL", "SQLs"],
  },
  leadVelocityRate: {
    name: "Lead velocity rate",
    definition: "Growth of the number of qualified leads since the period before, by qualification date.",
    formula: "(qualified leads − those of the period before) ÷ those of the period before",
    synonyms: ["LVR", "growth of qualified leads"],
    caveats: [
      "No value from a base of zero, nor for a period that has not ended.",
      "It is not the time from lead to customer, which is called lead velocity too.",
    ],
  },
  qualificationRate: {
    name: "Qualification rate",
    definition: "Share of the leads created that were qualified by `asOf`, by creation date.",
    formula: "leads qualified ÷ leads created",
    synonyms: ["lead qualification rate", "lead-to-MQL rate"],
    caveats: [
      "Recent cohorts are too low, for their leads have had less time.",
      "Leads qualified before they were created are left out and reported.",
    ],
  },
  qualificationRateWithin: {
    name: "Qualification rate within a window",
    definition:
      "Share of the leads created that were qualified at most `length` days after creation, by creation date.",
    formula: "leads qualified within the window ÷ leads created",
    caveats: [
      "No value while a lead of the cohort is younger than the window.",
      "Leads qualified before they were created are left out and reported.",
    ],
  },
  marketingToSalesQualifiedRate: {
    name: "MQL-to-SQL rate",
    definition:
      "Share of the marketing qualified leads that were sales qualified by `asOf`, by the date of marketing qualification.",
    formula: "leads sales qualified ÷ leads marketing qualified",
    synonyms: ["MQL to SQL conversion", "marketing to sales qualified rate"],
    caveats: [
      "A lead that was sales qualified alone counts on both sides, at that date.",
      "Recent cohorts are too low, for their leads have had less time.",
      "Leads with the two dates in the wrong order are left out and reported.",
    ],
  },
  marketingToSalesQualifiedRateWithin: {
    name: "MQL-to-SQL rate within a window",
    definition:
      "Share of the marketing qualified leads that were sales qualified at most `length` days later, by the date of marketing qualification.",
    formula: "leads sales qualified within the window ÷ leads marketing qualified",
    caveats: [
      "No value while a lead of the cohort has had less time than the window.",
      "A lead that was sales qualified alone counts on both sides, at that date.",
    ],
  },
  leadAcceptanceRate: {
    name: "Lead acceptance rate",
    definition:
      "Share of leads that sales accepted at most `hours` hours after the handover, among those accepted or handed over at least that long ago, by handover date.",
    formula: "leads accepted in time ÷ (leads accepted + leads overdue without acceptance)",
    synonyms: ["SAL rate", "MQL acceptance rate"],
    caveats: ["A lead handed over more recently and not accepted is pending, not a miss."],
  },
} satisfies Record<string, MetricText>;
