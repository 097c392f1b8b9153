import type { MetricNotes } from "../../text.js";

export const subscriptionsTenure = {
  survivalMedianSubscriptionTenure: {
    variants: ["restrictedMeanSubscriptionTenure", "endedSubscriptionTenure", "subscriberLifetime"],
    sources: ["Kaplan and Meier (1958)"],
  },
  restrictedMeanSubscriptionTenure: {
    variants: ["survivalMedianSubscriptionTenure", "endedSubscriptionTenure"],
    sources: ["Irwin (1949)"],
  },
  endedSubscriptionTenure: {
    variants: ["survivalMedianSubscriptionTenure", "restrictedMeanSubscriptionTenure"],
    sources: ["Lago", "Baremetrics"],
  },
} satisfies Record<string, MetricNotes>;
