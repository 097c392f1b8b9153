import type { MetricText } from "../../text.js";

export const stagesMoves = {
  stageRegressions: {
    name: "Stage regressions",
    definition: "Number of moves of deals to an earlier stage of the same pipeline, by the date of the move.",
    formula: "number of moves back",
    synonyms: ["backward moves", "deals moved back"],
    caveats: ["A change of pipeline is not a regression."],
  },
  stageRegressionRate: {
    name: "Stage regression rate",
    definition:
      "Share of the deals in a stage at any time in a period that moved back in it, by the date of the move.",
    formula: "deals that moved back ÷ deals in a stage at any time in the period",
    synonyms: ["backward move rate"],
    caveats: ["It counts deals, not moves: a deal that falls back twice in a period counts once."],
  },
  stageSkips: {
    name: "Stage skips",
    definition:
      "Number of stages that deals passed without entering them, one for each deal and stage, by the date of the move.",
    formula: "number of stages passed without being entered",
    synonyms: ["skipped stages"],
    caveats: [
      "A deal that begins beyond the first stage has skipped the stages before.",
      "A stage entered later, on the way back, still counts as skipped.",
    ],
  },
  stageSkipRate: {
    name: "Stage skip rate",
    definition:
      "Share of the deals passing `stage` that had not entered it, by the date they passed it. Without `stage`, split the report by stage.",
    formula: "deals that skipped the stage ÷ deals that passed it",
    synonyms: ["skipped stage rate"],
    caveats: [
      "A deal that begins beyond the first stage has skipped the stages before.",
      "A stage entered later, on the way back, still counts as skipped.",
    ],
  },
} satisfies Record<string, MetricText>;
