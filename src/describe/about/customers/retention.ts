import type { MetricNotes } from "../../text.js";

export const customersRetention = {
  customersAtEnd: {
    variants: ["activeCustomers", "activeSubscribers"],
    sources: ["ChartMogul", "GASP"],
  },
  churnedCustomers: {
    variants: ["churnedSubscribers", "lapsedCustomersAtEnd"],
    sources: ["ChartMogul", "GASP"],
  },
  customerRetentionRate: {
    variants: ["customerChurnRate", "netRevenueRetention"],
    sources: ["ChartMogul", "GASP"],
  },
  customerChurnRate: {
    variants: ["customerRetentionRate", "subscriberChurnRate", "lapseRateWithin"],
    sources: ["ChartMogul", "GASP"],
  },
  expectedCustomerLifetime: {
    variants: ["subscriberLifetime", "customerChurnRate"],
    sources: ["David Skok, SaaS Metrics 2.0", "Baremetrics"],
  },
  customerGrowth: { variants: ["customersAtEnd"] },
} satisfies Record<string, MetricNotes>;
