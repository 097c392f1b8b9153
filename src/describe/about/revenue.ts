import type { MetricNotes } from "../text.js";

export const revenue = {
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
  paymentVolume: {
    variants: ["paymentsCollected", "netVolume"],
    vendors: ["Stripe: gross volume"],
    sources: ["Stripe"],
  },
  paymentFees: { variants: ["netVolume"], sources: ["Stripe"] },
  lineRefunds: { variants: ["refundsPaid", "refundsOfOrders"], sources: ["Shopify"] },
  disputedAmount: { variants: ["disputeRate"], sources: ["Stripe"] },
  netVolume: {
    variants: ["paymentVolume", "revenueCollected"],
    vendors: ["Stripe: net volume"],
    sources: ["Stripe, as Uscreen describes it"],
  },
  disputeRate: { variants: ["disputedAmount"], sources: ["Stripe"] },
  paymentRecoveryRate: {
    variants: ["paymentRecoveryRateWithin", "mrrAtRisk"],
    sources: ["Baremetrics", "Lago"],
  },
  paymentRecoveryRateWithin: { variants: ["paymentRecoveryRate"], sources: ["Baremetrics", "Lago"] },
  operatingMargin: {
    variants: ["grossMargin", "contributionMargin"],
    sources: ["a16z, 16 startup metrics"],
  },
  netBurn: { variants: ["burnMultiple", "runway"], sources: ["a16z, 16 startup metrics"] },
  cashAtEnd: { variants: ["runway"] },
  runway: { variants: ["cashAtEnd", "netBurn"], sources: ["a16z, 16 startup metrics"] },
  seasonalityIndex: { variants: ["revenueCollected"] },
  openReceivables: { variants: ["receivablesAtEnd", "overdueReceivables"] },
  overdueReceivables: { variants: ["openReceivables", "overdueAmount"] },
  receivablesAgeing: { variants: ["overdueReceivables"] },
} satisfies Record<string, MetricNotes>;
