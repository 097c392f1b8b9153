import type { MetricNotes } from "../../text.js";

export const subscriptionsCancellations = {
  cancellations: { variants: ["churnedSubscriptions"], sources: ["ProfitWell", "Polar"] },
  cancellationRate: { variants: ["subscriberChurnRate"], sources: ["ProfitWell", "Polar"] },
  saveRate: { variants: ["cancellations"] },
  churnedSubscriptions: {
    variants: ["churnedSubscribers", "cancellations"],
    vendors: ["Baremetrics: churned subscriptions"],
    sources: ["Lago", "Recurly"],
  },
  involuntaryChurnShare: {
    variants: ["voluntaryChurnShare", "churnReasonMix"],
    sources: ["Chargebee", "fivetran dbt_recurly"],
  },
  voluntaryChurnShare: {
    variants: ["involuntaryChurnShare", "churnReasonMix"],
    sources: ["Chargebee", "fivetran dbt_recurly"],
  },
  churnReasonMix: { variants: ["involuntaryChurnShare"], sources: ["Polar"] },
  pauseRate: { sources: ["ProfitWell"] },
} satisfies Record<string, MetricNotes>;
