import type { MetricNotes } from "../../text.js";

export const revenueCollected = {
  revenueCollected: {
    variants: ["bookings", "revenueBilled", "revenueRecognised", "netSales"],
    sources: ["a16z, 16 startup metrics"],
  },
  paymentsCollected: { variants: ["revenueCollected", "paymentVolume"] },
  refundsPaid: { variants: ["lineRefunds", "refundsOfOrders"], sources: ["Shopify"] },
  revenueGrowth: {
    variants: ["compoundMonthlyRevenueGrowth", "compoundAnnualRevenueGrowth", "mrrGrowth", "bookingsGrowth"],
    sources: ["a16z, 16 startup metrics"],
  },
  payingCustomers: { variants: ["activeCustomers", "activeSubscribers"], sources: ["PostHog", "ChartMogul"] },
  revenuePerCustomer: {
    variants: ["averageRevenuePerAccount"],
    vendors: ["PostHog: ARPU"],
    sources: ["PostHog", "ChartMogul"],
  },
  recurringRevenueShare: { sources: ["a16z, 16 startup metrics"] },
  trailingRevenue: { variants: ["revenueRunRate", "arr"], sources: ["profitable"] },
  topCustomersShare: { variants: ["customerConcentration"], sources: ["a16z, 16 startup metrics"] },
  customerConcentration: { variants: ["topCustomersShare"], sources: ["Herfindahl and Hirschman", "a16z"] },
  revenueRunRate: { variants: ["trailingRevenue", "arr"], sources: ["profitable"] },
  grossMargin: {
    variants: ["contributionMargin", "operatingMargin", "productMargin"],
    sources: ["David Skok, SaaS Metrics 2.0", "Polar"],
  },
  contributionMargin: { variants: ["grossMargin", "operatingMargin"], sources: ["a16z, 16 startup metrics"] },
  compoundMonthlyRevenueGrowth: {
    variants: ["compoundAnnualRevenueGrowth", "revenueGrowth"],
    sources: ["a16z, 16 startup metrics"],
  },
  compoundAnnualRevenueGrowth: {
    variants: ["compoundMonthlyRevenueGrowth", "revenueGrowth"],
    sources: ["a16z, 16 startup metrics"],
  },
  activeCustomers: {
    variants: ["payingCustomers", "activeSubscribers", "customersAtEnd"],
    sources: ["a16z, 16 startup metrics"],
  },
} satisfies Record<string, MetricNotes>;
