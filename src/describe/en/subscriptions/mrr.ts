import type { MetricText } from "../../text.js";

export const subscriptionsMrr = {
  mrr: {
    name: "Monthly recurring revenue",
    definition:
      "What the subscriptions that run at the end of each period are worth a month, after discounts.",
    formula: "Σ monthly value of the subscriptions that run",
    synonyms: ["MRR", "recurring revenue"],
    caveats: [
      "It is not revenue, and not cash.",
      "Values of several months are not added up.",
      "The policy of the rows says which subscriptions and discounts count.",
    ],
  },
  arr: {
    name: "Annual recurring revenue",
    definition: "Twelve times the monthly recurring revenue at the end of each period.",
    formula: "12 × MRR",
    synonyms: ["ARR", "annualised recurring revenue"],
    caveats: [
      "Values of several periods are not added up.",
      "It is a run rate, not the sum of the contracts of a year.",
    ],
  },
  committedMrr: {
    name: "Committed monthly recurring revenue",
    definition:
      "What the monthly recurring revenue comes to if nobody decides anything else, by what is scheduled today.",
    formula: "Σ monthly value of the subscriptions that run or will begin, and have no end scheduled",
    synonyms: ["CMRR", "committed MRR", "contracted MRR"],
    caveats: [
      "It ignores the period that is asked for.",
      "It knows nothing of what was scheduled on an earlier day: keep the value of each month.",
    ],
  },
  mrrExchangeEffect: {
    name: "Exchange rate effect on MRR",
    definition: "Part of the change of MRR in a period that comes from exchange rates alone.",
    formula: "MRR at the end − MRR at the end of the period before − net new MRR",
    synonyms: ["FX effect", "currency adjustment"],
    caveats: ["In one currency, and at constant rates, it is 0."],
  },
  mrrGrowth: {
    name: "MRR growth",
    definition: "Growth of MRR from the end of the period before to the end of the period.",
    formula: "(MRR at the end − MRR at the end of the period before) ÷ MRR at the end of the period before",
    synonyms: ["MRR growth rate", "recurring revenue growth"],
    caveats: ["No value from zero.", "No value for a period that has not ended."],
  },
  mrrMix: {
    name: "MRR mix",
    definition:
      "Share of each group in MRR at the end of each period, in a report split by a field such as the plan.",
    formula: "MRR of the group ÷ all MRR",
    synonyms: ["MRR by plan", "plan mix"],
    caveats: ["A customer who switches plans moves MRR from one group to another."],
  },
  mrrAtRisk: {
    name: "MRR at risk",
    definition: "MRR of subscriptions whose payment is overdue at the end of each period.",
    formula: "Σ monthly value of the subscriptions past due",
    synonyms: ["past-due MRR", "delinquent MRR"],
    caveats: ["The policy of the rows says for how many days an overdue subscription still counts."],
  },
  discountedMrrShare: {
    name: "Discounted share of MRR",
    definition: "Share of MRR at list prices that discounts take off, at the end of each period.",
    formula: "(MRR before discounts − MRR) ÷ MRR before discounts",
    synonyms: ["MRR discount rate", "discount share"],
    caveats: [
      "The policy of the rows says which discounts reduce MRR.",
      "Subscriptions whose whole price is discounted are in neither side.",
    ],
  },
  averageRevenuePerAccount: {
    name: "Average revenue per account",
    definition: "MRR per active subscriber at the end of each period.",
    formula: "MRR ÷ active subscribers",
    synonyms: ["ARPA", "ARPU", "average MRR per customer"],
    caveats: ["New and old customers are in it."],
  },
  activeSubscribers: {
    name: "Active subscribers",
    definition: "Number of distinct customers with MRR at the end of each period.",
    formula: "number of distinct customers with MRR",
    synonyms: ["paying subscribers", "subscriber count", "logos"],
    caveats: [
      "A customer with three subscriptions is one.",
      "Trials and free plans do not count: they have no spells.",
    ],
  },
  activeSubscriptions: {
    name: "Active subscriptions",
    definition: "Number of distinct subscriptions with MRR at the end of each period.",
    formula: "number of distinct subscriptions with MRR",
    synonyms: ["paid subscriptions", "subscription count"],
    caveats: ["A customer may have several.", "Trials and free plans do not count."],
  },
} satisfies Record<string, MetricText>;
