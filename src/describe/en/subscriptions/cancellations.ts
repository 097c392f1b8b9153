import type { MetricText } from "../../text.js";

export const subscriptionsCancellations = {
  cancellations: {
    name: "Cancellation requests",
    definition: "Number of subscriptions that customers asked to cancel, by the day they asked.",
    formula: "number of subscriptions asked to be cancelled",
    synonyms: ["cancellations", "cancelled subscriptions"],
    caveats: [
      "A request withdrawn by `asOf` does not count.",
      "The subscription may run on: it has not churned yet.",
    ],
  },
  cancellationRate: {
    name: "Cancellation rate",
    definition:
      "Subscriptions that customers asked to cancel in a period, by the day they asked, against subscriptions with MRR when it began.",
    formula: "cancellation requests ÷ subscriptions with MRR at the beginning",
    synonyms: ["cancel rate", "cancellation request rate"],
    caveats: ["It needs a period.", "It tells the intent, not who is gone."],
  },
  saveRate: {
    name: "Save rate",
    definition: "Share of cancellation requests that were withdrawn by `asOf`, by the day of the request.",
    formula: "requests withdrawn ÷ requests to cancel",
    synonyms: ["cancellation save rate", "retention offer success rate"],
    caveats: ["Recent requests may still be withdrawn."],
  },
  churnedSubscriptions: {
    name: "Churned subscriptions",
    definition:
      "Number of subscriptions that ended after they were charged, without a successor, by the day they ended.",
    formula: "number of charged subscriptions ended without a successor",
    synonyms: ["ended subscriptions", "lost subscriptions"],
    caveats: [
      "A trial that is not continued does not count.",
      "One of several subscriptions of a customer counts, though the customer stays.",
    ],
  },
  involuntaryChurnShare: {
    name: "Involuntary share of churn",
    definition:
      "Share of churned subscriptions that the customer did not choose to end, such as after a failed payment, by the day they ended.",
    formula: "churned subscriptions ended against the customer's choice ÷ churned subscriptions",
    synonyms: ["involuntary churn", "passive churn", "delinquent churn"],
    caveats: ["Without an entry churn is voluntary."],
  },
  voluntaryChurnShare: {
    name: "Voluntary share of churn",
    definition: "Share of churned subscriptions that the customer chose to end, by the day they ended.",
    formula: "churned subscriptions ended by choice ÷ churned subscriptions",
    synonyms: ["voluntary churn", "active churn"],
    caveats: ["Without an entry churn is voluntary."],
  },
  churnReasonMix: {
    name: "Churn reason mix",
    definition:
      "Share of each reason in churned subscriptions, by the day they ended, in a report split by reason.",
    formula: "churned subscriptions of the group ÷ all churned subscriptions",
    synonyms: ["cancellation reasons", "churn reasons"],
    caveats: ["Subscriptions without a reason form a group."],
  },
  pauseRate: {
    name: "Pause rate",
    definition: "Paused subscriptions against active subscriptions, at the end of each period.",
    formula: "paused subscriptions ÷ active subscriptions",
    synonyms: ["paused subscriptions", "share on hold"],
    caveats: [
      "Paused subscriptions need not be among the active ones.",
      "A state lasts until its end is recorded.",
    ],
  },
} satisfies Record<string, MetricText>;
