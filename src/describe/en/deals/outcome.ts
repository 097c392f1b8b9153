import type { MetricText } from "../../text.js";

export const dealsOutcome = {
  dealsCreated: {
    name: "Deals created",
    definition: "Number of deals of every status, by creation date.",
    formula: "number of deals created",
    synonyms: ["new deals", "opportunities created"],
  },
  wonDeals: {
    name: "Won deals",
    definition: "Number of deals won, by closing date.",
    formula: "number of deals won",
    synonyms: ["deals won", "closed won", "wins"],
    caveats: ["A won deal without a closing date is left out and reported."],
  },
  lostDeals: {
    name: "Lost deals",
    definition: "Number of deals lost, by closing date.",
    formula: "number of deals lost",
    synonyms: ["deals lost", "closed lost", "losses"],
    caveats: ["A deal that ended without a decision is lost too."],
  },
  closedDeals: {
    name: "Decided deals",
    definition: "Number of deals won or lost, by closing date.",
    formula: "won deals + lost deals",
    synonyms: ["closed deals"],
  },
  winRate: {
    name: "Win rate",
    definition: "Share of decided deals that were won, by closing date.",
    formula: "won deals ÷ decided deals",
    synonyms: ["close rate", "closing rate"],
    caveats: [
      "Open deals do not count.",
      "The win rate by creation date is another metric, with other values.",
    ],
  },
  cohortWinRate: {
    name: "Win rate by creation date",
    definition: "Share of the deals created that were won by `asOf`, by creation date.",
    formula: "won deals ÷ deals created",
    synonyms: ["cohort win rate", "deal conversion rate"],
    caveats: [
      "Open deals are in the denominator, so it is too low until they close.",
      "Deals closed before they were created, and won deals without a closing date, are left out and reported.",
    ],
  },
  cohortOpenDeals: {
    name: "Deals created and still open",
    definition: "Number of deals created that are still open at `asOf`, by creation date.",
    formula: "number of deals created − those decided",
  },
  valueWeightedWinRate: {
    name: "Win rate by value",
    definition: "Share of the amount of decided deals that was won, by closing date.",
    formula: "Σ amount of won deals ÷ Σ amount of decided deals",
    synonyms: ["value-weighted win rate", "dollar win rate"],
    caveats: [
      "One large deal can decide it.",
      "Where lost deals have their amount set to 0, it is always 1.",
      "Deals without an amount are left out and reported.",
    ],
  },
  lossRate: {
    name: "Loss rate",
    definition: "Share of decided deals that were lost, by closing date.",
    formula: "lost deals ÷ decided deals",
    caveats: ["Open deals do not count."],
  },
  lossReasonMix: {
    name: "Loss reason mix",
    definition: "Share of each reason in the lost deals, by closing date, in a report split by loss reason.",
    formula: "lost deals of a group ÷ all lost deals",
    synonyms: ["loss reasons", "why deals are lost"],
    caveats: ["Deals without a reason form a group of their own, so that the shares add up to 1."],
  },
} satisfies Record<string, MetricText>;
