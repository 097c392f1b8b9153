import type { MetricNotes } from "../../text.js";

export const subscriptionsRetention = {
  grossRevenueRetention: {
    variants: ["netRevenueRetention", "grossMrrChurnRate"],
    sources: ["Chargebee", "SaaS Metrics Standards Board"],
  },
  netRevenueRetention: {
    variants: ["grossRevenueRetention", "netMrrChurnRate"],
    sources: ["GASP", "SaaS Metrics Standards Board", "Ordway"],
  },
  subscriberChurnRate: {
    variants: ["customerChurnRate", "churnedSubscribers", "cancellationRate"],
    sources: ["ChartMogul", "GASP", "Maxio"],
  },
  pureMrrChurnRate: { variants: ["grossMrrChurnRate", "netMrrChurnRate"], sources: ["Maxio"] },
  grossMrrChurnRate: {
    variants: ["pureMrrChurnRate", "netMrrChurnRate", "grossRevenueRetention"],
    sources: ["ChartMogul", "Maxio", "Baremetrics"],
  },
  netMrrChurnRate: {
    variants: ["grossMrrChurnRate", "pureMrrChurnRate", "netRevenueRetention"],
    sources: ["ChartMogul", "Maxio"],
  },
  subscriberLifetime: {
    variants: ["survivalMedianSubscriptionTenure", "expectedCustomerLifetime"],
    sources: ["David Skok, SaaS Metrics 2.0", "Baremetrics"],
  },
  subscriberLifetimeValue: {
    variants: ["discountedSubscriberLifetimeValue", "historicCustomerLifetimeValue"],
    sources: ["David Skok, SaaS Metrics 2.0", "ChartMogul", "Baremetrics"],
  },
  discountedSubscriberLifetimeValue: {
    variants: ["subscriberLifetimeValue", "historicCustomerLifetimeValue"],
    sources: ["David Skok, SaaS Metrics 2.0"],
  },
  expandingSubscriberLifetimeValue: { variants: ["discountedSubscriberLifetimeValue"] },
} satisfies Record<string, MetricNotes>;
