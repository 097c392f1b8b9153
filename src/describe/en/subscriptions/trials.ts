import type { MetricText } from "../../text.js";

export const subscriptionsTrials = {
  trialStarts: {
    name: "Trial starts",
    definition: "Number of distinct customers who began a trial, by the day they did.",
    formula: "number of distinct customers who began a trial",
    synonyms: ["new trials", "trials started", "trial sign-ups"],
    caveats: [
      "Two trials of a customer in one period are one.",
      "A trial with an end and without a start is left out and reported.",
    ],
  },
  trialConversionRate: {
    name: "Trial conversion rate",
    definition: "Share of trials whose subscription was paid by `asOf`, by the day the trial began.",
    formula: "trials whose subscription was paid ÷ trials begun",
    synonyms: ["trial-to-paid rate", "free trial conversion"],
    caveats: [
      "Recent trials have had less time: it is too low for them.",
      "Paid means the first invoice paid.",
      "A trial with an end and without a start, or paid before it began, is left out and reported.",
    ],
  },
  trialConversionRateWithin: {
    name: "Trial conversion rate within a window",
    definition:
      "Share of trials whose subscription was paid within `length` days of the trial's beginning, by the day it began.",
    formula: "trials whose subscription was paid within the window ÷ trials begun",
    synonyms: ["trial-to-paid rate by day"],
    caveats: ["It needs `asOf`.", "No value while a trial of the period is younger than the window."],
  },
  endedTrialConversionRate: {
    name: "Conversion rate of ended trials",
    definition: "Share of trials whose subscription was paid by `asOf`, by the day the trial ended.",
    formula: "ended trials whose subscription was paid ÷ trials ended",
    synonyms: ["trial conversion on the ended basis"],
    caveats: [
      "A customer whose card is declined has not converted until it is charged.",
      "A trial with a start and without an end, or paid before it began, is left out and reported.",
    ],
  },
  trialConversionTime: {
    name: "Mean time to convert from a trial",
    definition: "Mean days from the start of the trial to the first payment, by the day of the payment.",
    formula: "mean of (day of the first payment − day the trial began)",
    synonyms: ["trial conversion time", "average time to convert"],
    caveats: ["Trials that never convert are not in it."],
  },
  survivalMedianTrialConversionTime: {
    name: "Median time to convert from a trial",
    definition:
      "Days from the start of the trial until half of the trials are paid, by the day they began, trials not converted included.",
    formula: "median of (day of the first payment − day the trial began), Kaplan–Meier estimate",
    synonyms: ["median trial conversion time"],
    caveats: ["No value while fewer than half have converted."],
  },
} satisfies Record<string, MetricText>;
