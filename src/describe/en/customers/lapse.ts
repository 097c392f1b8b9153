import type { MetricText } from "../../text.js";

export const customersLapse = {
  lapsedCustomersAtEnd: {
    name: "Lapsed customers at period end",
    definition:
      "Number of customers who had bought by the end of each period, but not in the `days` days before it.",
    formula: "customers who ever bought − customers who bought in the last `days` days",
    synonyms: ["inactive customers", "dormant customers"],
    caveats: ["Needs a period. For customers who buy without a contract."],
  },
  lapseRateWithin: {
    name: "Lapse rate within a window",
    definition:
      "Share of purchases that no other of the customer followed within `length` days, by their date.",
    formula: "purchases without another within the window ÷ purchases",
    synonyms: ["non-contractual churn"],
    caveats: [
      "No value while a purchase of the cohort is younger than the window.",
      "It counts purchases, of which a customer may have several.",
    ],
  },
  customersWonBack: {
    name: "Customers won back",
    definition:
      "Number of distinct customers with a purchase more than `length` days after the one before, by the date of that purchase.",
    formula: "number of distinct customers who bought again after more than `length` days",
    synonyms: ["reactivated customers", "resurrected customers"],
  },
  winBackRate: {
    name: "Win-back rate",
    definition:
      "Share of lapses after which the customer bought again by `asOf`, by the date of the purchase before; a lapse is a purchase that no other followed within `length` days.",
    formula: "lapses followed by a purchase ÷ lapses",
    synonyms: ["reactivation rate", "winback rate"],
    caveats: ["Recent lapses may still be won back."],
  },
} satisfies Record<string, MetricText>;
