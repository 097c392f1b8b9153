import type { MetricNotes } from "../../text.js";

export const customersPurchases = {
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
} satisfies Record<string, MetricNotes>;
