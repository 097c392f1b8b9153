import type { MetricNotes } from "../text.js";

export const customers = {
  newCustomers: { variants: ["newSubscribers", "payingCustomers"], sources: ["profitable", "ChartMogul"] },
  customerSourceMix: { variants: ["referralRate"], sources: ["HubSpot"] },
  referralRate: { variants: ["customerSourceMix"], sources: ["a16z, 16 startup metrics"] },
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
  repeatPurchaseRate: {
    variants: ["repeatPurchaseRateWithin", "lifetimeRepeatPurchaseRate", "returningCustomerRate"],
    sources: ["datma", "cxforge"],
  },
  repeatPurchaseRateWithin: {
    variants: ["repeatPurchaseRate", "lifetimeRepeatPurchaseRate"],
    sources: ["datma", "cxforge"],
  },
  lifetimeRepeatPurchaseRate: {
    variants: ["repeatPurchaseRate", "repeatPurchaseRateWithin"],
    sources: ["datma", "cxforge"],
  },
  returningCustomerRate: {
    variants: ["repeatPurchaseRate"],
    vendors: ["Shopify: Returning customer rate"],
    sources: ["Databox", "Shopify"],
  },
  purchaseFrequency: { variants: ["timeBetweenPurchases", "repeatPurchaseRate"], sources: ["datma"] },
  timeBetweenPurchases: { variants: ["survivalMedianTimeToSecondPurchase"], sources: ["datma"] },
  survivalMedianTimeToSecondPurchase: {
    variants: ["timeBetweenPurchases", "repeatPurchaseRate"],
    sources: ["Kaplan and Meier (1958)"],
  },
  lapsedCustomersAtEnd: { variants: ["activeCustomers", "lapseRateWithin"] },
  lapseRateWithin: { variants: ["lapsedCustomersAtEnd", "customerChurnRate"] },
  customersWonBack: {
    variants: ["winBackRate", "reactivatedSubscribers"],
    sources: ["PostHog, lifecycle"],
  },
  winBackRate: { variants: ["customersWonBack"], sources: ["PostHog, lifecycle"] },
  loyaltyMembersAtEnd: { variants: ["loyaltyEnrolmentRate"], sources: ["cxforge"] },
  loyaltyEnrolmentRate: { variants: ["loyaltyMembersAtEnd"], sources: ["cxforge"] },
  activeMemberRate: { variants: ["redeemingMemberRate"], sources: ["cxforge"] },
  pointsIssued: { variants: ["pointsAtEnd"], sources: ["Smile.io"] },
  pointsRedemptionRate: { variants: ["redeemingMemberRate", "pointsBreakage"], sources: ["Smile.io"] },
  pointsBreakage: { variants: ["pointsRedemptionRate"], sources: ["Smile.io"] },
  pointsAtEnd: { variants: ["pointsLiability"], sources: ["Smile.io"] },
  pointsLiability: { variants: ["pointsAtEnd", "pointsBreakage"] },
  redeemingMemberRate: {
    variants: ["pointsRedemptionRate", "activeMemberRate"],
    vendors: ["Smile.io: redemption rate"],
    sources: ["Smile.io"],
  },
  targetAccountsAtEnd: { variants: ["accountCoverage"] },
  accountCoverage: { variants: ["targetAccountsAtEnd"] },
  accountWinRate: { variants: ["winRate"] },
  productPenetration: { variants: ["productWhitespace", "attachRate"] },
  productWhitespace: { variants: ["productPenetration"] },
  historicCustomerLifetimeValue: {
    variants: ["customerLifetimeValueWithin", "revenueCollected", "subscriberLifetimeValue"],
  },
  customerLifetimeValueWithin: {
    variants: ["historicCustomerLifetimeValue", "subscriberLifetimeValue", "revenuePerCustomer"],
  },
  activationRate: { variants: ["activationRateWithin", "survivalMedianTimeToActivation"] },
  activationRateWithin: { variants: ["activationRate", "survivalMedianTimeToActivation"] },
  survivalMedianTimeToActivation: {
    variants: ["activationRateWithin"],
    sources: ["Kaplan and Meier (1958)"],
  },
  freeToPaidRate: { variants: ["freeToPaidRateWithin", "trialConversionRate"] },
  freeToPaidRateWithin: { variants: ["freeToPaidRate", "trialConversionRateWithin"] },
  productQualifiedConversionRate: { variants: ["freeToPaidRate"] },
  onboardingTime: { variants: ["survivalMedianOnboardingTime"] },
  survivalMedianOnboardingTime: { variants: ["onboardingTime"], sources: ["Kaplan and Meier (1958)"] },
  invitesSent: { variants: ["referralRate"] },
  inviteConversionRate: { variants: ["invitesSent"] },
  viralCoefficient: { variants: ["inviteConversionRate"] },
} satisfies Record<string, MetricNotes>;
