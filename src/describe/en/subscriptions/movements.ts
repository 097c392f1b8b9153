import type { MetricText } from "../../text.js";

export const subscriptionsMovements = {
  newMrr: {
    name: "New MRR",
    definition: "MRR of customers who pay for the first time, by the day they do.",
    formula: "Σ monthly value of new movements",
    synonyms: ["new business MRR", "new logo MRR"],
    caveats: [
      "A second subscription of a customer is expansion.",
      "A trial counts from the day it is charged.",
    ],
  },
  reactivationMrr: {
    name: "Reactivation MRR",
    definition: "MRR of customers who pay again after they had left, by the day they return.",
    formula: "Σ monthly value of reactivation movements",
    synonyms: ["reactivated MRR", "win-back MRR"],
  },
  expansionMrr: {
    name: "Expansion MRR",
    definition: "By how much the MRR of paying customers rose, by the day of each rise.",
    formula: "Σ monthly value of expansion movements",
    synonyms: ["upsell MRR", "upgrade MRR", "cross-sell MRR"],
    caveats: ["More seats, a higher plan, one more subscription and the end of a discount are expansion."],
  },
  contractionMrr: {
    name: "Contraction MRR",
    definition: "By how much the MRR of customers who stayed fell, by the day of each fall.",
    formula: "Σ monthly value of contraction movements",
    synonyms: ["downgrade MRR", "downsell MRR"],
    caveats: ["The end of one of several subscriptions, and a new discount, are contraction."],
  },
  churnedMrr: {
    name: "Churned MRR",
    definition: "What customers who ceased to pay paid a month just before, by the day they ceased.",
    formula: "Σ monthly value of churn movements",
    synonyms: ["lost MRR", "cancelled MRR", "MRR churn"],
    caveats: [
      "A discount of the whole price is churn, too.",
      "The policy of the rows says when a subscription ends.",
    ],
  },
  netNewMrr: {
    name: "Net new MRR",
    definition: "By how much MRR rose in a period: all gains less all losses, by the day of each.",
    formula: "new MRR + reactivation MRR + expansion MRR − contraction MRR − churned MRR",
    synonyms: ["net MRR movement", "net MRR change"],
    caveats: ["Between currencies, the exchange rate effect comes on top."],
  },
  mrrQuickRatio: {
    name: "MRR quick ratio",
    definition: "MRR gained in a period for each unit of MRR lost in it.",
    formula: "(new MRR + expansion MRR) ÷ (contraction MRR + churned MRR)",
    synonyms: ["SaaS quick ratio", "quick ratio"],
    caveats: ["Reactivation is left out.", "Without losses it has no value."],
  },
  newSubscribers: {
    name: "New subscribers",
    definition: "Number of customers who pay for the first time, by the day they do.",
    formula: "number of new movements",
    synonyms: ["new paying subscribers", "new logos"],
    caveats: [
      "A trial that is cancelled never counts.",
      "A customer who pays in two currencies is new in each.",
    ],
  },
  reactivatedSubscribers: {
    name: "Reactivated subscribers",
    definition: "Number of customers who pay again after they had left, by the day they return.",
    formula: "number of reactivation movements",
    synonyms: ["returning subscribers", "won-back subscribers"],
    caveats: ["A customer who returns twice counts twice."],
  },
  churnedSubscribers: {
    name: "Churned subscribers",
    definition: "Number of customers who ceased to pay, by the day they did.",
    formula: "number of churn movements",
    synonyms: ["lost subscribers", "churned logos"],
    caveats: ["A customer who leaves, returns and leaves again has churned twice."],
  },
  averageSalePrice: {
    name: "Average sale price of new subscribers",
    definition: "New MRR per new subscriber, by the day they begin to pay.",
    formula: "new MRR ÷ new subscribers",
    synonyms: ["ASP", "average MRR of new customers"],
    caveats: ["It is of new customers alone."],
  },
  upgradeRate: {
    name: "Upgrade rate",
    definition: "Distinct customers with an expansion in a period against customers with MRR when it began.",
    formula: "customers with an expansion ÷ customers with MRR at the beginning",
    synonyms: ["expansion rate", "upsell rate"],
    caveats: [
      "It needs a period.",
      "Customers who came in the period and expanded are in the numerator alone.",
    ],
  },
  downgradeRate: {
    name: "Downgrade rate",
    definition: "Distinct customers with a contraction in a period against customers with MRR when it began.",
    formula: "customers with a contraction ÷ customers with MRR at the beginning",
    synonyms: ["contraction rate", "downsell rate"],
    caveats: [
      "It needs a period.",
      "Customers who came in the period and contracted are in the numerator alone.",
    ],
  },
} satisfies Record<string, MetricText>;
