import type { MetricNotes } from "../../text.js";

export const stagesMoves = {
  stageRegressions: { variants: ["stageRegressionRate"], sources: ["ClosingDealz"] },
  stageRegressionRate: { variants: ["stageRegressions"], sources: ["ClosingDealz"] },
  stageSkips: { variants: ["stageSkipRate"], sources: ["ClosingDealz"] },
  stageSkipRate: { variants: ["stageSkips"], sources: ["ClosingDealz"] },
} satisfies Record<string, MetricNotes>;
