import type { MetricText } from "../../text.js";

export const dealsAttention = {
  stalledDeals: {
    name: "Stalled deals",
    definition:
      "Number of deals open at `asOf` with no stage move and no activity for at least `days` days, and no meeting planned after `asOf`.",
    formula: "number of open deals without stage move, activity or planned meeting",
    synonyms: ["stuck deals", "neglected deals"],
    caveats: [
      "A deal without moves or activities is quiet since its creation.",
      "Automated activities do not count.",
    ],
  },
  unmovedDeals: {
    name: "Unmoved deals",
    definition:
      "Number of deals open at `asOf` with no stage move for at least `days` days, and no meeting planned after `asOf`.",
    formula: "number of open deals without stage move or planned meeting",
    synonyms: ["deals without stage change", "stuck in stage"],
    caveats: ["Activities do not matter, only moves between stages and meetings to come."],
  },
  inactiveDeals: {
    name: "Inactive deals",
    definition:
      "Number of deals open at `asOf` with no activity for at least `days` days, and no meeting planned after `asOf`.",
    formula: "number of open deals without activity or planned meeting",
    synonyms: ["deals without activity", "quiet deals"],
    caveats: ["Stage moves do not matter.", "Automated activities do not count."],
  },
  inactiveDealRate: {
    name: "Inactive deal rate",
    definition:
      "Share of the deals open at `asOf` with no activity for at least `days` days, and no meeting planned after `asOf`.",
    formula: "inactive deals ÷ open deals",
    synonyms: ["share of inactive deals"],
    caveats: ["Stage moves do not matter.", "Automated activities do not count."],
  },
  nextStepCoverage: {
    name: "Next-step coverage",
    definition: "Share of the deals open at `asOf` that have a meeting planned after it.",
    formula: "open deals with a planned meeting ÷ open deals",
    synonyms: ["deals with a next step", "next meeting scheduled"],
    caveats: [
      "Only meetings and demos are next steps, not planned calls or tasks.",
      "It needs `asOf` and is of that moment: the period of the report does not matter.",
    ],
  },
  agedDealShare: {
    name: "Aged deal share",
    definition: "Share of the deals open at `asOf` that have been open for at least `days` days.",
    formula: "deals open that long ÷ open deals",
    synonyms: ["old deals", "aging deals"],
    caveats: [
      "An open deal without a creation date is in the denominator alone.",
      "It is of one moment: the period of the report does not matter.",
    ],
  },
} satisfies Record<string, MetricText>;
