import type { MetricText } from "../../text.js";

export const customersRetention = {
  customersAtEnd: {
    name: "Customers at period end",
    definition:
      "Number of customers who had paid and had not left by the end of each period; without a period, by `asOf`.",
    formula: "customers who had paid − customers who had left",
    synonyms: ["total customers", "customer base", "customer count"],
    caveats: ["Merged and test records do not count."],
  },
  churnedCustomers: {
    name: "Churned customers",
    definition: "Number of paying customers who left, by the date they did.",
    formula: "number of customers who left",
    synonyms: ["lost customers", "customer churn"],
    caveats: [
      "Customers who never paid do not count.",
      "Customers who left before the first payment are left out and reported.",
    ],
  },
  customerRetentionRate: {
    name: "Customer retention rate",
    definition: "Share of the customers at the start of a period who are still customers at its end.",
    formula: "customers at the start who are still there at the end ÷ customers at the start",
    synonyms: ["logo retention", "CRR"],
    caveats: ["Needs a period. Customers who came in it do not count."],
  },
  customerChurnRate: {
    name: "Customer churn rate",
    definition: "Share of the customers at the start of a period who are gone at its end.",
    formula: "customers at the start who are gone at the end ÷ customers at the start",
    synonyms: ["churn rate", "logo churn", "attrition rate"],
    caveats: [
      "Needs a period. Customers who came in it do not count.",
      "Twelve monthly rates do not add up to the rate of the year.",
    ],
  },
  expectedCustomerLifetime: {
    name: "Expected customer lifetime",
    definition: "How many periods a customer would stay if churn went on as in the period asked for.",
    formula: "1 ÷ customer churn rate",
    synonyms: ["average customer lifespan", "customer lifetime"],
    caveats: [
      "In periods of the length asked for: 3% a month is 33.3 months.",
      "It takes churn to be the same at every age.",
      "No value if nobody left.",
    ],
  },
  customerGrowth: {
    name: "Customer growth rate",
    definition:
      "Net change of the number of customers in a period, relative to the end of the period before.",
    formula: "(new customers − lost customers) ÷ customers at the end of the period before",
    synonyms: ["net customer growth"],
    caveats: ["No value from a base of zero, nor for a period that has not ended."],
  },
} satisfies Record<string, MetricText>;
