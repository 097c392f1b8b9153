import type { MetricText } from "../../text.js";

export const dealsReasons = {
  noDecisionRate: {
    name: "No-decision rate",
    definition:
      "Share of decided deals that were lost because nobody decided, for one of the loss reasons in `noDecision`, by closing date.",
    formula: "deals lost for one of the reasons ÷ decided deals",
    synonyms: ["lost to no decision", "no decision losses"],
    caveats: ["A deal lost without a reason is only in the denominator."],
  },
  competitiveWinRate: {
    name: "Competitive win rate",
    definition: "Share of decided deals with a competitor that were won, by closing date.",
    formula: "won deals ÷ decided deals, of those with a competitor",
    synonyms: ["win rate against competitors", "head-to-head win rate"],
    caveats: [
      "Deals in which nobody noted a competitor are not in it.",
      "Split by competitor, it is the win rate against each.",
    ],
  },
  competitiveLossRate: {
    name: "Competitive loss rate",
    definition: "Share of decided deals with a competitor that were lost, by closing date.",
    formula: "lost deals ÷ decided deals, of those with a competitor",
    synonyms: ["lost to competitors"],
    caveats: [
      "Deals in which nobody noted a competitor are not in it.",
      "The competitor in a lost deal is not always the reason of the loss.",
    ],
  },
} satisfies Record<string, MetricText>;
