import type { MetricNotes } from "../../text.js";

export const subscriptionsMovements = {
  newMrr: { variants: ["netNewMrr", "newSubscribers"], sources: ["ChartMogul", "Lago", "Stripe"] },
  reactivationMrr: { variants: ["reactivatedSubscribers"], sources: ["ChartMogul", "Chargebee"] },
  expansionMrr: { variants: ["upgradeRate"], sources: ["ChartMogul"] },
  contractionMrr: { variants: ["downgradeRate"], sources: ["ChartMogul", "Lago"] },
  churnedMrr: {
    variants: ["pureMrrChurnRate", "churnedSubscribers"],
    sources: ["ChartMogul", "Stripe", "PostHog"],
  },
  netNewMrr: { variants: ["mrrGrowth", "newMrr"], sources: ["ChartMogul", "Stripe", "Lago"] },
  mrrQuickRatio: {
    variants: ["netNewMrr"],
    vendors: ["Baremetrics: quick ratio"],
    sources: ["Baremetrics", "bigdelta"],
  },
  newSubscribers: { variants: ["newCustomers", "newMrr"], sources: ["Stripe", "profitable"] },
  reactivatedSubscribers: {
    variants: ["customersWonBack", "reactivationMrr"],
    sources: ["Stripe", "profitable"],
  },
  churnedSubscribers: {
    variants: ["subscriberChurnRate", "churnedSubscriptions", "churnedCustomers"],
    sources: ["Stripe", "profitable"],
  },
  averageSalePrice: {
    variants: ["averageRevenuePerAccount"],
    vendors: ["ChartMogul: ASP"],
    sources: ["ChartMogul"],
  },
  upgradeRate: { variants: ["downgradeRate", "expansionMrr"], sources: ["ChartMogul"] },
  downgradeRate: { variants: ["upgradeRate", "contractionMrr"], sources: ["ChartMogul"] },
} satisfies Record<string, MetricNotes>;
