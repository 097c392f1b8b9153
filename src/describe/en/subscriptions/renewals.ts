import type { MetricText } from "../../text.js";

export const subscriptionsRenewals = {
  renewalRate: {
    name: "Renewal rate",
    definition: "Share of contracts due for renewal that were renewed by `asOf`, by the day they were due.",
    formula: "contracts renewed ÷ contracts due for renewal",
    synonyms: ["logo renewal rate", "contract renewal rate"],
    caveats: [
      "A contract renewed early counts in the period in which it was due.",
      "Late renewals may still come.",
    ],
  },
  renewalRateWithin: {
    name: "Renewal rate within days of grace",
    definition:
      "Share of contracts due for renewal that were renewed early, or at most `grace` days late, by the day they were due.",
    formula: "contracts renewed at most `grace` days after they were due ÷ contracts due for renewal",
    synonyms: ["on-time renewal rate"],
    caveats: ["It needs `asOf`.", "No value while a contract of the period has days of grace left."],
  },
  renewedValueRate: {
    name: "Renewal rate by value",
    definition:
      "Amount renewed by `asOf` against the amount due for renewal, by the day the contracts were due.",
    formula: "Σ amount renewed ÷ Σ amount due for renewal",
    synonyms: ["dollar renewal rate", "net renewal rate"],
    caveats: [
      "It is above 1 where renewed contracts grew.",
      "A contract without an amount due is left out and reported.",
      "One renewed without an amount adds nothing to the numerator.",
    ],
  },
} satisfies Record<string, MetricText>;
