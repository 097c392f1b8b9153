import type { MetricText } from "../../text.js";

export const customersAcquisition = {
  newCustomers: {
    name: "New customers",
    definition: "Number of customers, by the date of their first payment.",
    formula: "number of customers with a first payment",
    synonyms: ["customer acquisition", "customers acquired", "new logos"],
    caveats: ["Merged and test records do not count.", "Signing up without paying makes no customer."],
  },
  customerSourceMix: {
    name: "Customer source mix",
    definition:
      "Share of each source in new customers, by the date of their first payment, in a report split by `Customer.source`.",
    formula: "new customers of the source ÷ all new customers",
    synonyms: ["acquisition channels", "customers by source"],
    caveats: ["Customers without a source form a group, so that the shares add up to 1."],
  },
  referralRate: {
    name: "Referral rate",
    definition:
      "Share of new customers whose source is `source`, the word of the data for a referral, by the date of their first payment.",
    formula: "new customers from referrals ÷ new customers with a source",
    synonyms: ["word of mouth", "referred customers"],
    caveats: ["Customers without a source are in neither side."],
  },
} satisfies Record<string, MetricText>;
