import type { MetricText } from "../../text.js";

export const dealsClosingRatio = {
  closingRatio: {
    name: "Closing ratio",
    definition: "Share of qualified deals that were won by `asOf`, by qualification date.",
    formula: "qualified deals won ÷ qualified deals",
    synonyms: ["close ratio", "qualified win rate"],
    caveats: [
      "Deals still open are in the denominator, so it is too low until they close.",
      "Deals without a qualification date do not count.",
      "Deals closed before they were qualified, and won deals without a closing date, are left out and reported.",
    ],
  },
} satisfies Record<string, MetricText>;
