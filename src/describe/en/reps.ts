import type { MetricText } from "../text.js";

export const reps = {
  activeReps: {
    name: "Active reps",
    definition: "Number of reps hired by `asOf` who had not left by then.",
    formula: "number of reps hired who have not left, at `asOf`",
    synonyms: ["current reps", "reps employed"],
    caveats: ["It ignores the period that is asked for.", "A rep without a hiring date counts."],
  },
  headcount: {
    name: "Headcount",
    definition: "Number of reps employed at the end of each period, by the dates of hiring and leaving.",
    formula: "reps hired by the end of the period − reps who left by then",
    synonyms: ["number of reps", "team size"],
    caveats: [
      "A rep without a hiring date is left out and reported.",
      "Values of several periods are not added up.",
    ],
  },
  averageHeadcount: {
    name: "Average headcount",
    definition: "Mean of the headcount at the end of each day of a period.",
    formula: "Σ headcount at the end of each day ÷ number of days",
    synonyms: ["average number of reps"],
    caveats: ["Days that are not over at `asOf` do not count."],
  },
  repTurnoverRate: {
    name: "Rep turnover rate",
    definition: "Reps who left in a period, by the day they left, against its average headcount.",
    formula: "reps who left ÷ average headcount",
    synonyms: ["rep attrition", "attrition rate"],
    caveats: [
      "It is not annualised: for the rate of a year, ask for twelve months.",
      "A rep without a hiring date is left out and reported.",
    ],
  },
  repRetentionRate: {
    name: "Rep retention rate",
    definition: "Share of reps employed when a period begins who are still employed when it ends.",
    formula: "reps still employed at the end ÷ reps employed at the beginning",
    synonyms: ["staff retention"],
    caveats: ["It needs a period.", "Reps hired in the period are in neither side."],
  },
  survivalMedianRampTime: {
    name: "Median ramp time",
    definition:
      "Days from hiring until half of the reps have met their full quota, by hiring date, reps still ramping included.",
    formula: "median of (day the full quota was met − hiring date), Kaplan–Meier estimate",
    synonyms: ["ramp-up time", "time to productivity", "time to full quota"],
    caveats: [
      "No value while fewer than half have ramped.",
      "A rep who left is followed until that day.",
      "Inherited deals shorten it.",
    ],
  },
  survivalMedianTimeToFirstDeal: {
    name: "Median time to first deal",
    definition:
      "Days from hiring until half of the reps have won a deal, by hiring date, reps without a deal included.",
    formula: "median of (day of the first deal won − hiring date), Kaplan–Meier estimate",
    synonyms: ["time to first sale", "time to first win"],
    caveats: [
      "No value while fewer than half have won a deal.",
      "A rep who left is followed until that day.",
    ],
  },
  bookingsPerRep: {
    name: "Bookings per rep",
    definition: "Amount of deals won in a period, by closing date, per rep of its average headcount.",
    formula: "bookings ÷ average headcount",
    synonyms: ["rep productivity", "sales productivity", "sales per rep"],
    caveats: [
      "Deals of reps who have left stay in it.",
      "It grows with the length of the period: compare periods of one length.",
    ],
  },
  wonDealsPerRep: {
    name: "Won deals per rep",
    definition: "Number of deals won in a period, by closing date, per rep of its average headcount.",
    formula: "won deals ÷ average headcount",
    synonyms: ["deals per rep", "wins per rep"],
    caveats: ["Deals of reps who have left stay in it."],
  },
  topRepsShare: {
    name: "Top reps' share of bookings",
    definition: "Share of the `count` reps with the most bookings in all bookings, by closing date.",
    formula: "bookings of the `count` reps with the most ÷ all bookings",
    synonyms: ["rep concentration", "dependence on top reps"],
    caveats: ["Deals without an owner are left out and reported."],
  },
  quota: {
    name: "Quota",
    definition: "Sum of the reps' quotas, each spread evenly over the days it is for.",
    formula: "Σ amount of quotas × their days in the period ÷ all their days",
    synonyms: ["sales target", "sales quota"],
    caveats: ["Quotas without a rep, such as those of teams, do not count.", "It counts whatever `asOf` is."],
  },
  quotaAttainment: {
    name: "Quota attainment",
    definition: "Amount of deals won, by closing date, against the quota of the same days.",
    formula: "bookings ÷ quota",
    synonyms: ["attainment", "target achievement", "percent of quota"],
    caveats: [
      "Of several reps it is a ratio of sums, not a mean of ratios.",
      "Without a quota it has no value.",
      "For the pace, ask for a period that ends at `asOf`.",
    ],
  },
  repsAtQuota: {
    name: "Reps at quota",
    definition:
      "Number of reps whose bookings, by closing date, reach the quotas that begin in the same period.",
    formula: "number of reps with bookings ≥ quota",
    synonyms: ["reps hitting quota", "reps on target"],
    caveats: [
      "A quota counts as a whole in the period in which it begins.",
      "A rep without a quota does not count.",
    ],
  },
  repsAtQuotaRate: {
    name: "Share of reps at quota",
    definition:
      "Share of reps with a quota whose bookings, by closing date, reach the quotas that begin in the same period.",
    formula: "reps with bookings ≥ quota ÷ reps with a quota",
    synonyms: ["percentage of reps at quota", "quota achievement rate"],
    caveats: [
      "A rep with a quota and without a deal counts as below it.",
      "A quota counts as a whole in the period in which it begins.",
    ],
  },
  quotaGap: {
    name: "Gap to quota",
    definition: "What is left of the quota after the deals won, by closing date, in the same days.",
    formula: "quota − bookings",
    synonyms: ["remaining quota", "quota shortfall", "gap to target"],
    caveats: ["It is below zero where more was sold."],
  },
  dealsNeeded: {
    name: "Deals needed to reach quota",
    definition:
      "How many deals it takes to close the gap to quota, at the average deal size and win rate of the same days.",
    formula: "gap to quota ÷ (average deal size × win rate)",
    synonyms: ["deals needed", "opportunities needed"],
    caveats: [
      "It is not rounded: take the next whole number.",
      "Open deals count among those needed.",
      "Without won deals it has no value.",
    ],
  },
  pipelineGenerationRate: {
    name: "Pipeline generation against quota",
    definition:
      "Amount of deals created, whatever became of them, by creation date, against the quota of the same days.",
    formula: "pipeline created ÷ quota",
    synonyms: ["pipeline generation", "pipeline creation rate"],
    caveats: ["The quota stands for the target of bookings."],
  },
  expectedPipeline: {
    name: "Expected pipeline",
    definition: "Amount of deals open at `asOf`, by expected closing date.",
    formula: "Σ amount of open deals expected to close in the period",
    synonyms: ["pipeline to close", "forecast pipeline"],
    caveats: [
      "A deal whose expected date has passed is in no period.",
      "A deal without that date, or without an amount, is left out and reported.",
    ],
  },
  pipelineCoverage: {
    name: "Pipeline coverage",
    definition:
      "Pipeline expected to close in a period against what is left of its quota, both of the same days.",
    formula: "expected pipeline ÷ (quota − bookings)",
    synonyms: ["coverage ratio", "pipeline to quota ratio"],
    caveats: [
      "No value where the quota is reached.",
      "What is enough depends on the win rate by value: at 25% it takes four times what is left.",
    ],
  },
} satisfies Record<string, MetricText>;
