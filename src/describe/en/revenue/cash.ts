import type { MetricText } from "../../text.js";

export const revenueCash = {
  operatingMargin: {
    name: "Operating margin",
    definition: "Share of revenue collected that is left after all costs, by the day of the cost.",
    formula: "(revenue collected − all costs) ÷ revenue collected",
    synonyms: ["operating profit margin", "EBIT margin"],
    caveats: [
      "It is as complete as the costs that are passed.",
      "It is below zero where costs exceed revenue.",
    ],
  },
  netBurn: {
    name: "Net burn",
    definition: "By how much cash going out exceeds cash coming in, by the day it moved, without financing.",
    formula: "cash out − cash in, without financing",
    synonyms: ["burn rate", "cash burn", "net burn rate"],
    caveats: ["Money of investors and lenders does not count.", "Below zero, more came in than went out."],
  },
  cashAtEnd: {
    name: "Cash balance",
    definition: "Cash at the end of each period, financing and the first balance included.",
    formula: "Σ amount of all cash movements by then",
    synonyms: ["cash", "cash on hand", "cash at end"],
    caveats: ["Pass all movements, not those of one period.", "Values of several periods are not added up."],
  },
  runway: {
    name: "Runway",
    definition:
      "Months that the cash at the end of the period lasts, at the mean net burn of the last three months.",
    formula: "cash balance ÷ (net burn of the last three months ÷ 3)",
    synonyms: ["cash runway", "months of cash"],
    caveats: ["Ask it of a month that is over.", "No value where nothing is burnt: cash lasts."],
  },
} satisfies Record<string, MetricText>;
