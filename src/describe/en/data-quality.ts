import type { MetricText } from "../text.js";

export const dataQuality = {
  dealsWithoutAmountRate: {
    name: "Share of open deals without an amount",
    definition: "Share of the deals open at `asOf` that have no amount.",
    formula: "open deals without an amount ÷ open deals",
    synonyms: ["missing amounts", "deals without amount"],
    caveats: [
      "An amount of 0 is an amount.",
      "A deal whose amount cannot be read is in the denominator alone, and reported.",
      "It is of one moment: the period of the report does not matter.",
    ],
  },
  dealsWithoutOwnerRate: {
    name: "Share of open deals without an owner",
    definition: "Share of the deals open at `asOf` that have no owner.",
    formula: "open deals without an owner ÷ open deals",
    synonyms: ["unassigned deals", "deals without owner"],
    caveats: ["It is of one moment: the period of the report does not matter."],
  },
  dealsWithoutCloseDateRate: {
    name: "Share of open deals without an expected closing date",
    definition: "Share of the deals open at `asOf` that have no expected closing date.",
    formula: "open deals without an expected closing date ÷ open deals",
    synonyms: ["missing close dates", "deals without close date"],
    caveats: ["It is of one moment: the period of the report does not matter."],
  },
  incompleteDealRate: {
    name: "Share of incomplete open deals",
    definition:
      "Share of the deals open at `asOf` that lack an amount, an owner or an expected closing date.",
    formula: "open deals that lack one of the three ÷ open deals",
    synonyms: ["incomplete deals", "deals with missing fields"],
    caveats: [
      "A deal that lacks two of them counts once.",
      "It is of one moment: the period of the report does not matter.",
    ],
  },
  pastDueDealRate: {
    name: "Share of past-due open deals",
    definition: "Share of the deals open at `asOf` whose expected closing date lies before it.",
    formula: "open deals past their expected closing date ÷ open deals",
    synonyms: ["overdue close dates", "past-due deals"],
    caveats: [
      "A deal expected on the very day is not past due, nor is one without that date.",
      "It is of one moment: the period of the report does not matter.",
    ],
  },
  pastDuePipelineShare: {
    name: "Past-due share of the open pipeline",
    definition: "Share of the amount of the deals open at `asOf` whose expected closing date lies before it.",
    formula: "Σ amount of open deals past their expected closing date ÷ Σ amount of open deals",
    synonyms: ["past-due pipeline", "overdue pipeline"],
    caveats: [
      "A deal expected on the very day is not past due, nor is one without that date.",
      "Deals without an amount are left out and reported.",
    ],
  },
  duplicateCustomerRate: {
    name: "Duplicate customer rate",
    definition: "Share of customer rows that were merged into another customer, over all rows of any date.",
    formula: "rows merged into another customer ÷ rows of customers",
    synonyms: ["duplicate customers", "duplicate accounts"],
    caveats: [
      "Test records do not count.",
      "Only what the application merged is a duplicate.",
      "It needs the rows as they are, before duplicates are taken out.",
    ],
  },
} satisfies Record<string, MetricText>;
