import type { MetricText } from "../../text.js";

export const subscriptionsTenure = {
  survivalMedianSubscriptionTenure: {
    name: "Median subscription tenure",
    definition:
      "Days from the start until half of the subscriptions have ended, by the day they started, running ones included.",
    formula: "median of (day of the end − day of the start), Kaplan–Meier estimate",
    synonyms: ["subscription lifetime", "median subscription length"],
    caveats: [
      "No value while fewer than half have ended.",
      "A subscription replaced by a successor has ended.",
    ],
  },
  restrictedMeanSubscriptionTenure: {
    name: "Restricted mean subscription tenure",
    definition:
      "Mean days from the start to the end of subscriptions, each at most `days`, by the day they started, running ones included.",
    formula: "mean of the smaller of days until the end and `days`, Kaplan–Meier estimate",
    synonyms: ["RMST of subscriptions", "mean tenure up to a limit"],
    caveats: ["It needs `asOf`.", "No value if `days` exceeds the greatest age observed."],
  },
  endedSubscriptionTenure: {
    name: "Mean tenure of ended subscriptions",
    definition:
      "Mean days from the start to the end of subscriptions that have ended, by the day they ended.",
    formula: "mean of (day of the end − day of the start)",
    synonyms: ["average subscription length", "days alive", "time to churn"],
    caveats: ["Running subscriptions are not in it: it is too short."],
  },
} satisfies Record<string, MetricText>;
