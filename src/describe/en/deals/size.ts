import type { MetricText } from "../../text.js";

export const dealsSize = {
  bookings: {
    name: "Bookings",
    definition: "Amount of the deals won, by closing date.",
    formula: "Σ amount of won deals",
    synonyms: ["sales volume", "booked sales", "closed won amount"],
    caveats: ["Bookings are not revenue.", "Deals without an amount are left out and reported."],
  },
  bookingsGrowth: {
    name: "Bookings growth",
    definition: "Growth of bookings since the period before, by closing date.",
    formula: "(bookings − bookings of the period before) ÷ bookings of the period before",
    synonyms: ["sales growth"],
    caveats: ["No value from a base of zero or below, nor for a period that has not ended."],
  },
  averageDealSize: {
    name: "Average deal size",
    definition: "Mean amount of the deals won, by closing date.",
    formula: "Σ amount of won deals ÷ won deals with an amount",
    synonyms: ["mean deal size", "average deal value", "ADS"],
    caveats: ["A missing amount is not zero: the deal is left out and reported."],
  },
  medianDealSize: {
    name: "Median deal size",
    definition: "Median amount of the deals won, by closing date.",
    formula: "median amount of won deals",
    synonyms: ["median deal value"],
    caveats: ["A missing amount is not zero: the deal is left out and reported."],
  },
  dealDiscountRate: {
    name: "Deal discount rate",
    definition: "Part of the list amount of the deals won that was given as a discount, by closing date.",
    formula: "Σ (list amount − amount) ÷ Σ list amount",
    synonyms: ["average discount", "discounting"],
    caveats: [
      "It is weighted by value, not the mean of the discounts in percent.",
      "A deal above its list amount makes it lower.",
      "Deals without one of the two amounts are left out and reported.",
    ],
  },
  bookingsLinearity: {
    name: "Bookings linearity",
    definition: "Share of the last 14 days of a period in its bookings, by closing date.",
    formula: "bookings of the last 14 days ÷ bookings of the period",
    synonyms: ["linearity", "hockey stick"],
    caveats: [
      "A high share says that deals are pressed through at the end.",
      "A question without a period has no last days, and is refused.",
    ],
  },
} satisfies Record<string, MetricText>;
