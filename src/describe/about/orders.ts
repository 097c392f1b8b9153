import type { MetricNotes } from "../text.js";

export const orders = {
  ordersPlaced: { variants: ["productOrders"], vendors: ["Shopify: Orders"], sources: ["Shopify"] },
  averageOrderValue: {
    variants: ["averageDealSize", "revenuePerCustomer"],
    vendors: ["Shopify: Average order value"],
    sources: ["Shopify", "Geckoboard"],
  },
  grossSales: {
    variants: ["netSales", "totalSales"],
    vendors: ["Shopify: Gross sales"],
    sources: ["Shopify"],
  },
  discountsGiven: {
    variants: ["orderDiscountRate"],
    vendors: ["Shopify: Discounts"],
    sources: ["Shopify"],
  },
  netSales: {
    variants: ["netSalesOfOrders", "grossSales", "revenueCollected"],
    vendors: ["Shopify: Net sales"],
    sources: ["Shopify"],
  },
  totalSales: { variants: ["netSales"], vendors: ["Shopify: Total sales"], sources: ["Shopify"] },
  orderDiscountRate: { variants: ["productDiscountRate", "discountsGiven"] },
  orderRefundRate: { variants: ["refundedValueRate", "refundsOfOrders"] },
  refundedValueRate: { variants: ["orderRefundRate", "refundsOfOrders"] },
  refundsOfOrders: { variants: ["refundsPaid", "refundedValueRate"], sources: ["Geckoboard"] },
  netSalesOfOrders: { variants: ["netSales"], sources: ["Geckoboard"] },
  unitsReturned: { variants: ["netUnitsSold"], sources: ["Shopify"] },
  netUnitsSold: { variants: ["unitsSold", "unitsReturned"], sources: ["Shopify"] },
  checkoutConversionRate: { variants: ["checkoutConversionRateWithin"], sources: ["Polar"] },
  checkoutConversionRateWithin: { variants: ["checkoutConversionRate"], sources: ["Polar"] },
} satisfies Record<string, MetricNotes>;
