import type { MetricText } from "../../text.js";

export const leadsStock = {
  openLeads: {
    name: "Open leads",
    definition: "Number of leads created by `asOf` that were neither converted nor disqualified by then.",
    formula: "number of leads neither converted nor disqualified",
    synonyms: ["active leads", "lead stock"],
    caveats: [
      "It is of one moment: the period of the report does not matter.",
      "An open lead without a creation date counts.",
    ],
  },
  openLeadsAtEnd: {
    name: "Open leads at the end of the period",
    definition:
      "Number of leads created by the end of each period that were neither converted nor disqualified by then.",
    formula: "number of leads neither converted nor disqualified at the end of the period",
    synonyms: ["lead stock at period end", "leads over time"],
    caveats: ["A lead without a creation date, or that ended before it began, is left out and reported."],
  },
  leadAge: {
    name: "Mean age of open leads",
    definition: "Mean number of days since creation, of the leads open at `asOf`.",
    formula: "mean of (as-of date − creation date)",
    synonyms: ["lead age", "lead ageing", "lead aging"],
    caveats: ["An age is not a time to conversion."],
  },
  medianLeadAge: {
    name: "Median age of open leads",
    definition: "Median number of days since creation, of the leads open at `asOf`.",
    formula: "median of (as-of date − creation date)",
    synonyms: ["median lead age"],
    caveats: ["An age is not a time to conversion."],
  },
} satisfies Record<string, MetricText>;
