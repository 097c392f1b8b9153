import type { MetricNotes } from "../text.js";

export const products = {
  productRevenue: { variants: ["netSales", "productMix"], sources: ["Shopify"] },
  unitsSold: { variants: ["netUnitsSold"], sources: ["Shopify"] },
  productOrders: { variants: ["ordersPlaced"], sources: ["Shopify"] },
  unitsPerOrder: { variants: ["averageOrderValue"], sources: ["Shopify"] },
  averageSellingPrice: { variants: ["averageOrderValue"] },
  productDiscountRate: { variants: ["orderDiscountRate"] },
  productMix: { variants: ["productRevenue", "topProductsShare"] },
  productGrowth: { variants: ["revenueGrowth"] },
  productMargin: { variants: ["grossMargin"], sources: ["datma"] },
  topProductsShare: { variants: ["productsCovering80Percent", "topCustomersShare"] },
  productsCovering80Percent: { variants: ["topProductsShare"] },
} satisfies Record<string, MetricNotes>;
