import type { MetricNotes } from "../text.js";

export const subscriptions = {
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
  renewalRate: { variants: ["renewalRateWithin", "renewedValueRate"], sources: ["Displayr"] },
  renewalRateWithin: { variants: ["renewalRate", "renewedValueRate"], sources: ["Displayr"] },
  renewedValueRate: { variants: ["renewalRate", "netRevenueRetention"], sources: ["Displayr"] },
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
  trialStarts: { sources: ["Stripe", "ChartMogul"] },
  trialConversionRate: {
    variants: ["trialConversionRateWithin", "endedTrialConversionRate", "freeToPaidRate"],
    sources: ["ChartMogul", "Baremetrics"],
  },
  trialConversionRateWithin: {
    variants: ["trialConversionRate", "endedTrialConversionRate"],
    sources: ["ChartMogul", "Baremetrics"],
  },
  endedTrialConversionRate: {
    variants: ["trialConversionRate", "trialConversionRateWithin"],
    vendors: ["Stripe: trial conversion rate"],
    sources: ["Stripe"],
  },
  trialConversionTime: { variants: ["survivalMedianTrialConversionTime"], sources: ["ChartMogul"] },
  survivalMedianTrialConversionTime: {
    variants: ["trialConversionTime"],
    sources: ["Kaplan and Meier (1958)"],
  },
} satisfies Record<string, MetricNotes>;
