import type { MetricText } from "../../text.js";

export const dealsPipeline = {
  openDeals: {
    name: "Open deals",
    definition: "Number of deals created by `asOf` and not yet won or lost then.",
    formula: "number of deals open",
    synonyms: ["open opportunities", "active deals"],
    caveats: [
      "It is of one moment: the period of the report does not matter.",
      "A closed deal without a closing date is left out and reported.",
      "An open deal without a creation date counts.",
    ],
  },
  openPipeline: {
    name: "Open pipeline",
    definition: "Amount of the deals open at `asOf`.",
    formula: "Σ amount of open deals",
    synonyms: ["pipeline value", "pipeline"],
    caveats: [
      "Deals without an amount are left out and reported.",
      "The amounts are those of the rows, also for an earlier `asOf`.",
    ],
  },
  weightedPipeline: {
    name: "Weighted pipeline",
    definition: "Amount of the deals open at `asOf`, each times its probability of being won.",
    formula: "Σ (amount × probability) of open deals",
    synonyms: ["expected revenue", "probability-weighted pipeline"],
    caveats: [
      "With few deals it is not a forecast.",
      "A deal without an amount, or whose probability is missing or outside 0 to 1, is left out and reported.",
    ],
  },
  pipelineCreated: {
    name: "Pipeline created",
    definition: "Amount of the deals created, of every status, by creation date.",
    formula: "Σ amount of deals created",
    synonyms: ["new pipeline", "pipeline generated"],
    caveats: [
      "The amounts are those of the rows, not those at creation, unless the rows are a snapshot from then.",
      "Deals without an amount are left out and reported.",
    ],
  },
} satisfies Record<string, MetricText>;
