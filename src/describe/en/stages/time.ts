import type { MetricText } from "../../text.js";

export const stagesTime = {
  timeInStage: {
    name: "Mean time in stage",
    definition:
      "Mean number of days that deals spent in a stage, all stays of a deal together, by the date of its last exit.",
    formula: "mean over deals of Σ (exit date − entry date)",
    synonyms: ["stage duration", "days in stage"],
    caveats: [
      "Deals still in the stage are not in it, so it favours quick deals.",
      "A deal that came back and is still in the stage does not count.",
    ],
  },
  medianTimeInStage: {
    name: "Median time in stage",
    definition:
      "Median number of days that deals spent in a stage, all stays of a deal together, by the date of its last exit.",
    formula: "median over deals of Σ (exit date − entry date)",
    synonyms: ["median stage duration"],
    caveats: ["Deals still in the stage are not in it, so it favours quick deals."],
  },
  timeInStage90th: {
    name: "90th percentile of time in stage",
    definition:
      "Number of days in a stage that 90% of the deals did not exceed, all stays of a deal together, by the date of its last exit.",
    formula: "90th percentile over deals of Σ (exit date − entry date)",
    synonyms: ["p90 time in stage"],
    caveats: ["Deals still in the stage are not in it, so it favours quick deals."],
  },
  lastVisitTime: {
    name: "Mean length of the last stay in a stage",
    definition: "Mean number of days of the last stay of each deal in a stage, by exit date.",
    formula: "mean of (exit date − entry date) of last stays",
    synonyms: ["last visit duration"],
    caveats: ["Earlier stays of the deal in the stage do not count, nor do deals still in it."],
  },
  medianLastVisitTime: {
    name: "Median length of the last stay in a stage",
    definition: "Median number of days of the last stay of each deal in a stage, by exit date.",
    formula: "median of (exit date − entry date) of last stays",
    synonyms: ["median last visit duration"],
    caveats: ["Earlier stays of the deal in the stage do not count, nor do deals still in it."],
  },
  survivalMedianTimeInStage: {
    name: "Median time in stage (Kaplan–Meier)",
    definition:
      "Number of days until half of the stays in a stage have ended, estimated with the present ones included, by entry date.",
    formula: "days until the Kaplan–Meier estimate of stays not yet ended falls to half",
    synonyms: ["survival median"],
    caveats: [
      "No value while the estimate stays above half.",
      "Every stay counts: a deal that comes back has two.",
      "The last stay of a closed deal ends with it only if the deals were given with the stage visits.",
    ],
  },
} satisfies Record<string, MetricText>;
