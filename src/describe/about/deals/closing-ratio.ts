import type { MetricNotes } from "../../text.js";

export const dealsClosingRatio = {
  closingRatio: {
    variants: ["winRate", "cohortWinRate"],
    vendors: ["HubSpot: closing ratio"],
    sources: ["HubSpot"],
  },
} satisfies Record<string, MetricNotes>;
