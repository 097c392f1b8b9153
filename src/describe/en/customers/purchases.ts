import type { MetricText } from "../../text.js";

export const customersPurchases = {
  repeatPurchaseRate: {
    name: "Repeat purchase rate (90 days)",
    definition:
      "Share of customers with a second purchase within 90 days of the first, by the date of the first.",
    formula: "customers with a second purchase within 90 days ÷ customers with a first purchase",
    synonyms: ["repeat purchase rate", "repeat customer rate", "reorder rate"],
    caveats: [
      "Paid orders of one day are one purchase.",
      "No value while a customer of the cohort is younger than 90 days.",
    ],
  },
  repeatPurchaseRateWithin: {
    name: "Repeat purchase rate within a window",
    definition:
      "Share of customers with a second purchase within `length` days of the first, by the date of the first.",
    formula: "customers with a second purchase within the window ÷ customers with a first purchase",
    synonyms: ["n-day repeat purchase rate"],
    caveats: [
      "Paid orders of one day are one purchase.",
      "No value while a customer of the cohort is younger than the window.",
    ],
  },
  lifetimeRepeatPurchaseRate: {
    name: "Lifetime repeat purchase rate",
    definition: "Share of customers with a second purchase by `asOf`, by the date of the first.",
    formula: "customers with a second purchase ÷ customers with a first purchase",
    synonyms: ["all-time repeat purchase rate", "repeat buyers"],
    caveats: ["Recent cohorts are too low, for they have had less time."],
  },
  returningCustomerRate: {
    name: "Returning customer rate",
    definition: "Share of customers with a purchase that is not their first, by the date of the purchase.",
    formula: "customers with a purchase that is not their first ÷ customers with a purchase",
    synonyms: ["returning customers", "repeat customers"],
    caveats: ["A customer whose first two purchases lie in one period is new and returning in it."],
  },
  purchaseFrequency: {
    name: "Purchase frequency",
    definition: "Purchases per distinct customer with a purchase, by the date of the purchase.",
    formula: "purchases ÷ distinct customers with a purchase",
    synonyms: ["orders per customer", "order frequency"],
    caveats: ["Paid orders of one day are one purchase."],
  },
  timeBetweenPurchases: {
    name: "Mean time between purchases",
    definition: "Mean days from one purchase of a customer to the next, by the date of the later one.",
    formula: "mean of (purchase − purchase before)",
    synonyms: ["average days between orders", "inter-purchase time", "purchase interval"],
    caveats: ["Customers who never come back are not in it."],
  },
  survivalMedianTimeToSecondPurchase: {
    name: "Median time to second purchase (Kaplan–Meier)",
    definition:
      "Days from the first purchase until half of the customers have a second, by the date of the first; customers without one are included.",
    formula: "Kaplan–Meier median of (second purchase − first purchase)",
    synonyms: ["time to repeat purchase", "days to second order"],
    caveats: ["No value if fewer than half have a second purchase."],
  },
} satisfies Record<string, MetricText>;
