import type { MetricText } from "../../text.js";

export const subscriptionsRetention = {
  grossRevenueRetention: {
    name: "Gross revenue retention",
    definition:
      "Share of the MRR that a period opened with that is left when it ends, without growth: of each customer the smaller of both amounts.",
    formula: "Σ smaller of MRR at the beginning and at the end, by customer ÷ MRR at the beginning",
    synonyms: ["GRR", "gross dollar retention", "GDR"],
    caveats: ["It needs a period.", "Customers who came in the period are in neither side."],
  },
  netRevenueRetention: {
    name: "Net revenue retention",
    definition:
      "MRR at the end of a period of the customers who had any when it began, against their MRR then.",
    formula: "MRR at the end of the customers of the beginning ÷ MRR at the beginning",
    synonyms: ["NRR", "NDR", "net dollar retention"],
    caveats: [
      "It needs a period: a year for the headline.",
      "Customers who came in the period are in neither side.",
      "Twelve monthly rates multiplied are not the rate of the year.",
    ],
  },
  subscriberChurnRate: {
    name: "Subscriber churn rate",
    definition: "Share of customers with MRR when a period begins who have none when it ends.",
    formula: "customers of the beginning without MRR at the end ÷ customers with MRR at the beginning",
    synonyms: ["logo churn", "customer churn rate of subscriptions"],
    caveats: [
      "It needs a period.",
      "A customer who left and came back in the period has not churned; one who came and left in it is in neither side.",
      "Twelve monthly rates do not add up to the rate of the year.",
    ],
  },
  pureMrrChurnRate: {
    name: "Pure MRR churn rate",
    definition:
      "MRR of customers who ceased to pay in a period, by the day they did, against MRR when it began.",
    formula: "churned MRR ÷ MRR at the beginning",
    synonyms: ["MRR cancellation rate", "lost MRR rate"],
    caveats: [
      "It needs a period.",
      "Customers who came in the period and left are in the numerator alone: it may exceed 1.",
    ],
  },
  grossMrrChurnRate: {
    name: "Gross MRR churn rate",
    definition:
      "MRR lost in a period to churn and contraction, by the day of each, against MRR when it began.",
    formula: "(churned MRR + contraction MRR) ÷ MRR at the beginning",
    synonyms: ["gross revenue churn", "revenue churn rate"],
    caveats: [
      "It needs a period.",
      "Losses of customers who came in the period are in the numerator alone: it may exceed 1.",
    ],
  },
  netMrrChurnRate: {
    name: "Net MRR churn rate",
    definition:
      "MRR lost in a period less the expansion of paying customers, by the day of each, against MRR when it began.",
    formula: "(churned MRR + contraction MRR − expansion MRR) ÷ MRR at the beginning",
    synonyms: ["net revenue churn", "negative churn"],
    caveats: ["It needs a period.", "A loss is above 0, a gain below.", "Reactivation is left out."],
  },
  subscriberLifetime: {
    name: "Expected subscriber lifetime",
    definition:
      "How many periods a subscriber stays, if the subscriber churn rate of the period stays what it is.",
    formula: "1 ÷ subscriber churn rate",
    synonyms: ["customer lifetime", "average subscriber lifetime"],
    caveats: ["It is in periods of the length that is asked for.", "Without churn it has no value."],
  },
  subscriberLifetimeValue: {
    name: "Subscriber lifetime value",
    definition:
      "Gross margin that a subscriber brings in a lifetime, at a gross margin of `margin`, such as 0.8.",
    formula: "average revenue per account × gross margin ÷ subscriber churn rate",
    synonyms: ["LTV", "CLV", "CLTV"],
    caveats: [
      "Ask it of a month: MRR is a monthly amount.",
      "Without churn it has no value.",
      "It swings where customers are few.",
    ],
  },
  discountedSubscriberLifetimeValue: {
    name: "Discounted subscriber lifetime value",
    definition:
      "Gross margin that a subscriber brings in a lifetime, later periods counting less: by `discount` a period, at a gross margin of `margin`.",
    formula:
      "average revenue per account × gross margin × (1 + discount rate) ÷ (subscriber churn rate + discount rate)",
    synonyms: ["discounted LTV", "DLTV"],
    caveats: [
      "The discount rate is that of one period: 0.01 for 1% a month.",
      "It has a value without churn, too.",
    ],
  },
  expandingSubscriberLifetimeValue: {
    name: "Subscriber lifetime value with expansion",
    definition:
      "What a subscriber is expected to bring, if churn and growth a month stay what they are in the period.",
    formula: "margin × (ARPA ÷ churn rate + growth per subscriber × (1 − churn rate) ÷ churn rate²)",
    synonyms: ["LTV with expansion"],
    caveats: [
      "Ask it of a month.",
      "It takes growth to go on for as long as a subscriber stays.",
      "Without churn it has no value.",
    ],
  },
} satisfies Record<string, MetricText>;
