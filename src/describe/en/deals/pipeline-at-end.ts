import type { MetricText } from "../../text.js";

export const dealsPipelineAtEnd = {
  openDealsAtEnd: {
    name: "Open deals at the end of the period",
    definition: "Number of deals created by the end of each period and not yet won or lost then.",
    formula: "number of deals open at the end of the period",
    synonyms: ["open deals over time", "open deals by month"],
    caveats: [
      "A deal without a creation date, and a closed deal without a closing date, are left out and reported.",
    ],
  },
  pipelineAtEnd: {
    name: "Open pipeline at the end of the period",
    definition: "Amount of the deals open at the end of each period.",
    formula: "Σ amount of deals open at the end of the period",
    synonyms: ["pipeline over time", "pipeline by month"],
    caveats: [
      "The amounts are those of the rows, also for an earlier period.",
      "Deals without an amount are left out and reported.",
    ],
  },
  weightedPipelineAtEnd: {
    name: "Weighted pipeline at the end of the period",
    definition:
      "Amount of the deals open at the end of each period, each times its probability of being won.",
    formula: "Σ (amount × probability) of deals open at the end of the period",
    synonyms: ["weighted pipeline over time"],
    caveats: [
      "Amounts and probabilities are those of the rows, also for an earlier period.",
      "A deal without an amount, or whose probability is missing or outside 0 to 1, is left out and reported.",
    ],
  },
  salesVelocityAtEnd: {
    name: "Sales velocity at the end of the period",
    definition:
      "Money per day to expect from the deals open at the end of each period, at its win rate, average deal size and sales cycle, by closing date.",
    formula: "deals open at the end of the period × win rate × average deal size ÷ mean sales cycle",
    synonyms: ["pipeline velocity over time"],
    caveats: ["No value if no deal was won, or if the mean sales cycle is zero."],
  },
} satisfies Record<string, MetricText>;
