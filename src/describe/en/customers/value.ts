import type { MetricText } from "../../text.js";

export const customersValue = {
  historicCustomerLifetimeValue: {
    name: "Historic customer lifetime value",
    definition:
      "All revenue collected from customers by `asOf`, refunds deducted: a total, and no prediction.",
    formula: "payments of customers − refunds to customers",
    synonyms: ["historic CLV", "lifetime revenue", "LTV to date"],
    caveats: [
      "Ask it without a period. It grows with the age and the number of customers.",
      "Payments without a customer are left out and reported.",
    ],
  },
  customerLifetimeValueWithin: {
    name: "Mean customer lifetime value at equal age",
    definition:
      "Revenue collected per new customer within `length` days of the first payment, by the date of the first payment.",
    formula: "(payments − refunds) of new customers within the window ÷ new customers",
    synonyms: ["CLV", "LTV", "90-day LTV"],
    caveats: [
      "No value while a customer of the cohort is younger than the window.",
      "Payments before the first one are left out and reported.",
    ],
  },
} satisfies Record<string, MetricText>;
