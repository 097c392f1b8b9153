import type { MetricNotes } from "../../text.js";

export const dealsReasons = {
  noDecisionRate: { variants: ["lossRate", "lossReasonMix"] },
  competitiveWinRate: { variants: ["winRate", "competitiveLossRate"] },
  competitiveLossRate: { variants: ["lossRate", "competitiveWinRate"] },
} satisfies Record<string, MetricNotes>;
