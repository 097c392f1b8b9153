import type { MetricNotes } from "../../text.js";

export const revenueInvoices = {
  revenueBilled: {
    variants: ["bookings", "revenueCollected", "revenueRecognised"],
    sources: ["a16z, 16 startup metrics"],
  },
  revenueRecognised: {
    variants: ["bookings", "revenueBilled", "revenueCollected"],
    sources: ["a16z, 16 startup metrics"],
  },
  deferredRevenueChange: {
    variants: ["revenueBilled", "revenueRecognised"],
    sources: ["a16z, 16 startup metrics"],
  },
  collectionRate: { variants: ["daysSalesOutstanding", "receivablesAtEnd"], sources: ["Lago"] },
  receivablesAtEnd: { variants: ["overdueAmount", "daysSalesOutstanding"], sources: ["Lago"] },
  daysSalesOutstanding: { variants: ["collectionRate", "receivablesAtEnd"] },
  overdueInvoices: { variants: ["overdueAmount"], sources: ["Lago"] },
  overdueAmount: { variants: ["overdueInvoices", "receivablesAtEnd"], sources: ["Lago"] },
  deferredRevenueAtEnd: { variants: ["deferredRevenueChange", "revenueRecognised"] },
} satisfies Record<string, MetricNotes>;
