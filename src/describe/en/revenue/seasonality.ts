import type { MetricText } from "../../text.js";

export const revenueSeasonality = {
  seasonalityIndex: {
    name: "Seasonality index",
    definition:
      "Revenue collected in a month, by payment date, against the mean of the 24 months that it ends.",
    formula: "revenue collected ÷ (revenue collected in 24 months ÷ 24)",
    synonyms: ["seasonal index"],
    caveats: [
      "It needs two years of payments, and months.",
      "Growth is in it: late months of a growing year lie above 1.",
    ],
  },
} satisfies Record<string, MetricText>;
