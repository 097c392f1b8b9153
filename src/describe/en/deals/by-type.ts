import type { MetricText } from "../../text.js";

export const dealsByType = {
  newBusinessWinRate: {
    name: "New business win rate",
    definition: "Share of decided deals with new customers that were won, by closing date.",
    formula: "won deals ÷ decided deals, of new business",
    synonyms: ["win rate of new customers", "new logo win rate"],
    caveats: ["Deals without a type do not count."],
  },
  expansionWinRate: {
    name: "Expansion win rate",
    definition:
      "Share of decided expansion deals, which sell more to a customer, that were won, by closing date.",
    formula: "won deals ÷ decided deals, of expansion",
    synonyms: ["upsell win rate", "cross-sell win rate"],
    caveats: ["Deals without a type do not count."],
  },
  renewalWinRate: {
    name: "Renewal win rate",
    definition: "Share of decided renewal deals that were won, by closing date.",
    formula: "won deals ÷ decided deals, of renewals",
    synonyms: ["win rate of renewals"],
    caveats: ["A renewal that nobody opened a deal for is not in it.", "Deals without a type do not count."],
  },
  newBusinessBookings: {
    name: "New business bookings",
    definition: "Amount of the deals won with new customers, by closing date.",
    formula: "Σ amount of won deals, of new business",
    synonyms: ["new logo bookings", "bookings from new customers"],
    caveats: ["Deals without an amount are left out and reported; those without a type do not count."],
  },
  expansionBookings: {
    name: "Expansion bookings",
    definition: "Amount of the expansion deals won, which sell more to a customer, by closing date.",
    formula: "Σ amount of won deals, of expansion",
    synonyms: ["upsell bookings", "cross-sell bookings"],
    caveats: ["Deals without an amount are left out and reported; those without a type do not count."],
  },
  renewalBookings: {
    name: "Renewal bookings",
    definition: "Amount of the renewal deals won, by closing date.",
    formula: "Σ amount of won deals, of renewals",
    synonyms: ["renewed bookings"],
    caveats: ["Deals without an amount are left out and reported; those without a type do not count."],
  },
  bookingsMix: {
    name: "Bookings mix",
    definition:
      "Share of each group in the bookings, by closing date, in a report split by type or another field.",
    formula: "bookings of a group ÷ all bookings",
    synonyms: ["bookings by type", "sales mix"],
    caveats: ["Deals without a type form a group of their own, so that the shares add up to 1."],
  },
  averageContractTerm: {
    name: "Average contract term",
    definition:
      "Mean number of months that the contracts of the deals won run, weighted by amount, by closing date.",
    formula: "Σ (amount × months) ÷ Σ amount",
    synonyms: ["average contract length", "contract duration"],
    caveats: ["Deals without an amount or a term are left out and reported."],
  },
  multiYearBookingsShare: {
    name: "Multi-year share of bookings",
    definition: "Share of bookings with a contract term above 12 months, by closing date.",
    formula: "bookings with a term above 12 months ÷ bookings with a term",
    synonyms: ["multi-year deals", "multi-year contracts"],
    caveats: ["Deals without an amount or a term are left out and reported."],
  },
} satisfies Record<string, MetricText>;
