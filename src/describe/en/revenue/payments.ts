import type { MetricText } from "../../text.js";

export const revenuePayments = {
  paymentVolume: {
    name: "Payment volume",
    definition: "What customers paid, before fees, refunds and disputes, by the day it was collected.",
    formula: "Σ gross amount of payments",
    synonyms: ["gross volume", "TPV", "payments processed"],
    caveats: ["Payments that failed and were never recovered do not count."],
  },
  paymentFees: {
    name: "Payment fees",
    definition: "What payments cost, by the day they were collected.",
    formula: "Σ fee of payments",
    synonyms: ["processing fees", "transaction fees"],
    caveats: ["Fees are not given back with a refund.", "A payment without a fee cost nothing."],
  },
  lineRefunds: {
    name: "Refunds of lines",
    definition: "What was refunded for lines of orders, by the day it was paid back.",
    formula: "Σ amount of refund lines",
    synonyms: ["line refunds", "partial refunds"],
    caveats: ["Several refunds of an order count on their own days."],
  },
  disputedAmount: {
    name: "Disputed amount",
    definition:
      "Amount of disputes, by the day they were opened, less that of disputes won, by the day they were won.",
    formula: "Σ amount of disputes opened − Σ amount of disputes won",
    synonyms: ["chargebacks", "chargeback amount", "dispute volume"],
    caveats: ["A dispute of March won in April lowers April, which may be below zero."],
  },
  netVolume: {
    name: "Net volume",
    definition: "What is left of the payment volume after fees, refunds and disputes, each by its own day.",
    formula: "payment volume − payment fees − refunds of lines − disputed amount",
    synonyms: ["net payment volume", "net sales volume"],
    caveats: [
      "It is of all payments, not of subscriptions alone.",
      "It is below zero where more is paid back than taken.",
    ],
  },
  disputeRate: {
    name: "Dispute rate",
    definition: "Disputes, by the day they were opened, against the payments collected in the same period.",
    formula: "number of disputes opened ÷ number of payments collected",
    synonyms: ["chargeback rate", "chargeback ratio"],
    caveats: ["Disputes that are won count.", "A dispute may be about a payment of an earlier period."],
  },
  paymentRecoveryRate: {
    name: "Payment recovery rate",
    definition: "Share of failed payments that were recovered by `asOf`, by the day they first failed.",
    formula: "payments recovered ÷ payments that failed",
    synonyms: ["dunning recovery rate", "failed payment recovery"],
    caveats: ["Recent failures may still be recovered.", "It is by number, not by value."],
  },
  paymentRecoveryRateWithin: {
    name: "Payment recovery rate within a window",
    definition:
      "Share of failed payments that were recovered within `length` days, by the day they first failed.",
    formula: "payments recovered at most `length` days after they failed ÷ payments that failed",
    synonyms: ["dunning recovery rate by day"],
    caveats: ["It needs `asOf`.", "No value while a payment of the period has had fewer days."],
  },
} satisfies Record<string, MetricText>;
