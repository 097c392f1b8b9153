import type { MetricNotes } from "../../text.js";

export const subscriptionsMrr = {
  mrr: {
    variants: ["arr", "committedMrr", "revenueCollected"],
    sources: ["ChartMogul", "Stripe", "Lago", "PostHog", "fivetran dbt_stripe"],
  },
  arr: {
    variants: ["mrr", "trailingRevenue", "revenueRunRate"],
    sources: ["PostHog", "SaaS Metrics Standards Board"],
  },
  committedMrr: {
    variants: ["mrr"],
    vendors: ["ChartMogul: CMRR"],
    sources: ["ChartMogul", "Polar", "SaaS Metrics Standards Board"],
  },
  mrrExchangeEffect: { variants: ["netNewMrr"], sources: ["Stripe"] },
  mrrGrowth: { variants: ["netNewMrr", "revenueGrowth"], sources: ["Stripe", "profitable"] },
  mrrMix: { variants: ["mrr"], sources: ["Lago", "Recurly"] },
  mrrAtRisk: { variants: ["paymentRecoveryRate"], sources: ["Baremetrics", "Lago"] },
  discountedMrrShare: { sources: ["fivetran dbt_stripe"] },
  averageRevenuePerAccount: {
    variants: ["averageSalePrice", "revenuePerCustomer"],
    vendors: ["ChartMogul: ARPA"],
    sources: ["ChartMogul", "Recurly"],
  },
  activeSubscribers: {
    variants: ["activeSubscriptions", "payingCustomers", "customersAtEnd"],
    vendors: ["Stripe: active subscribers"],
    sources: ["Stripe", "Recurly"],
  },
  activeSubscriptions: { variants: ["activeSubscribers"], sources: ["Recurly"] },
} satisfies Record<string, MetricNotes>;
