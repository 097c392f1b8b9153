import type { MetricText } from "../../text.js";

export const stagesConversion = {
  stageConversion: {
    name: "Stage conversion",
    definition:
      "Share of the deals reaching `stage` that also reached a later one, by the date they reached `stage`. Without it, split the report by stage.",
    formula: "deals that reached a later stage ÷ deals that reached the stage",
    synonyms: ["stage-to-stage conversion", "step conversion", "funnel conversion"],
    caveats: [
      "A skipped stage counts as reached, and a deal that fell back keeps what it reached.",
      "Deals still in the stage are in the denominator.",
      "The last stage has no value, for none follows it.",
    ],
  },
  cumulativeStageConversion: {
    name: "Cumulative stage conversion",
    definition:
      "Share of the deals entering the pipeline that reached `stage`, by the date they entered the pipeline.",
    formula: "deals that reached the stage ÷ deals that entered the pipeline",
    synonyms: ["overall funnel conversion", "conversion from first stage"],
    caveats: ["A skipped stage counts as reached, and a deal that fell back keeps what it reached."],
  },
  strictStageConversion: {
    name: "Strict stage conversion",
    definition:
      "Share of the deals entering `stage`, after every earlier one in order, that then entered the next, by the date they entered `stage`. Without it, split the report by stage.",
    formula: "deals that entered the next stage ÷ deals that entered the stage, both in order",
    synonyms: ["sequential stage conversion", "strict funnel"],
    caveats: [
      "A deal that skipped a stage counts only once it has entered it.",
      "Deals still in progress are in the denominator.",
      "The last stage has no value, for none follows it.",
    ],
  },
  strictCumulativeStageConversion: {
    name: "Strict cumulative stage conversion",
    definition:
      "Share of the deals entering the first stage that went through every stage up to `stage` in order, by the date they entered the pipeline.",
    formula: "deals that entered every stage up to this one in order ÷ deals that entered the first stage",
    caveats: ["A deal that was never in the first stage does not count."],
  },
  stageOpenDeals: {
    name: "Open deals by furthest stage",
    definition:
      "Number of deals still in the pipeline at `asOf` whose furthest stage is `stage`, by the date they reached it. Without `stage`, split the report by furthest stage.",
    formula: "number of deals in the pipeline that reached the stage and no later one",
    caveats: ["A deal that fell back counts at the furthest stage it had reached."],
  },
  strictStageOpenDeals: {
    name: "Open deals by last stage in order",
    definition:
      "Number of deals still in the pipeline at `asOf` that entered `stage` in order and not yet the next one, by the date they entered it. Without `stage`, split the report by last stage in order.",
    formula: "number of deals in the pipeline that entered the stage in order and not the next one",
  },
} satisfies Record<string, MetricText>;
