import type { MetricText } from "../../text.js";

export const stagesCurrent = {
  dealsInStage: {
    name: "Deals in stage",
    definition: "Number of deals in a stage at `asOf`; without it, of those that have not left their stage.",
    formula: "number of stays that have not ended",
    synonyms: ["deals by stage", "pipeline by stage"],
    caveats: ["It goes by the dates of the stage visits, not by the present stage of the deal."],
  },
  dealAgeInStage: {
    name: "Mean deal age in stage",
    definition: "Mean number of days since entry, of the deals in a stage at `asOf`.",
    formula: "mean of (as-of date − entry date)",
    synonyms: ["days in current stage", "stage age"],
    caveats: ["It is not a time in stage: these stays have not ended."],
  },
  medianDealAgeInStage: {
    name: "Median deal age in stage",
    definition: "Median number of days since entry, of the deals in a stage at `asOf`.",
    formula: "median of (as-of date − entry date)",
    synonyms: ["median days in current stage"],
    caveats: ["It is not a time in stage: these stays have not ended."],
  },
  closenessToPurchase: {
    name: "Closeness to purchase",
    definition:
      "How far through the stages of the pipeline the deals are at `asOf`, on average; 1 is the last stage.",
    formula: "mean of (position of the stage from 1 ÷ number of stages)",
    synonyms: ["pipeline progress"],
    caveats: ["A position is not a probability: a deal half-way through is not won with probability 0.5."],
  },
} satisfies Record<string, MetricText>;
