import type { MetricNotes } from "../text.js";

export const quotes = {
  quotesSent: { variants: ["quotedAmount", "proposalsPerRep"], sources: ["ERPNext"] },
  quotedAmount: { variants: ["quotesSent"], sources: ["ERPNext"] },
  quoteAcceptanceRate: {
    variants: ["decidedQuoteAcceptanceRate"],
    sources: ["proposalkit", "waco3"],
  },
  decidedQuoteAcceptanceRate: { variants: ["quoteAcceptanceRate"], sources: ["proposalkit", "waco3"] },
  quoteDiscountRate: { variants: ["dealDiscountRate", "orderDiscountRate"] },
  timeToQuoteAcceptance: {
    variants: ["survivalMedianTimeToQuoteAcceptance"],
    sources: ["proposalkit", "waco3"],
  },
  survivalMedianTimeToQuoteAcceptance: {
    variants: ["timeToQuoteAcceptance"],
    sources: ["Kaplan and Meier (1958)"],
  },
  quoteTurnaroundTime: { variants: ["timeToFirstQuote"] },
  proposalsPerRep: { variants: ["quotesSent", "activitiesPerRep"], sources: ["ERPNext"] },
} satisfies Record<string, MetricNotes>;
