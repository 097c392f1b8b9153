import type { MetricText } from "../text.js";

export const products = {
  productRevenue: {
    name: "Product revenue",
    definition:
      "Value of order lines after discounts, by order date; for each product in a report split by `OrderLine.productId`.",
    formula: "Σ (unit price × quantity − discount)",
    synonyms: ["sales by product", "item revenue"],
    caveats: [
      "Lines say nothing about payment: take those of paid orders.",
      "A line without a price or a quantity is left out and reported.",
    ],
  },
  unitsSold: {
    name: "Units sold",
    definition: "Quantity of order lines, by order date.",
    formula: "Σ quantity",
    synonyms: ["items sold", "quantity sold", "sales volume"],
    caveats: [
      "A line without a quantity is left out and reported.",
      "Lines say nothing about payment: pass those of paid orders that are no tests.",
    ],
  },
  productOrders: {
    name: "Orders with a product",
    definition: "Number of distinct orders, by order date, in a report split by `OrderLine.productId`.",
    formula: "number of distinct orders",
    synonyms: ["orders by product"],
    caveats: ["An order with two products is in the number of each, and once in the total."],
  },
  unitsPerOrder: {
    name: "Units per order",
    definition: "Quantity per distinct order, by order date.",
    formula: "Σ quantity ÷ distinct orders",
    synonyms: ["UPT", "items per order", "units per transaction"],
    caveats: ["Lines without a quantity are in neither side, and reported."],
  },
  averageSellingPrice: {
    name: "Average selling price",
    definition: "Value of order lines after discounts per unit, by order date.",
    formula: "Σ (unit price × quantity − discount) ÷ Σ quantity",
    synonyms: ["ASP", "average unit price"],
    caveats: ["Lines without a price or a quantity are in neither side, and reported."],
  },
  productDiscountRate: {
    name: "Discount rate of products",
    definition: "Discounts relative to the list value of order lines, by order date.",
    formula: "Σ discount ÷ Σ (unit price × quantity)",
    synonyms: ["discount depth", "markdown rate"],
    caveats: [
      "Weighted by value. A missing discount is 0.",
      "Lines without a price or a quantity are in neither side, and reported.",
    ],
  },
  productMix: {
    name: "Product mix",
    definition:
      "Share of each product in product revenue, by order date, in a report split by `OrderLine.productId`.",
    formula: "product revenue of the group ÷ all product revenue",
    synonyms: ["sales mix", "revenue share by product"],
    caveats: ["Lines without a product form a group, so that the shares add up to 1."],
  },
  productGrowth: {
    name: "Product revenue growth",
    definition:
      "Growth of product revenue since the period before, by order date; for each product in a report split by `OrderLine.productId`.",
    formula: "(product revenue − that of the period before) ÷ that of the period before",
    synonyms: ["product growth", "sales growth by product"],
    caveats: ["No value for a new product, nor for a period that has not ended."],
  },
  productMargin: {
    name: "Product margin",
    definition:
      "What is left of the value of order lines after discounts and cost, relative to it, by order date.",
    formula: "Σ (net value − cost) ÷ Σ net value",
    synonyms: ["product gross margin", "margin by product"],
    caveats: ["A line without a cost is in neither side, and reported: it has no margin of 100%."],
  },
  topProductsShare: {
    name: "Revenue share of the top fifth of products",
    definition: "Share of product revenue made by the best fifth of the products sold, by order date.",
    formula: "product revenue of the best fifth of products ÷ product revenue",
    synonyms: ["Pareto share", "80/20 rule"],
    caveats: ["The fifth is rounded up to whole products."],
  },
  productsCovering80Percent: {
    name: "Products making 80% of revenue",
    definition: "Smallest number of products that together make 80% of product revenue, by order date.",
    formula: "smallest number of products with 80% of product revenue",
    synonyms: ["class A products", "ABC analysis"],
  },
} satisfies Record<string, MetricText>;
