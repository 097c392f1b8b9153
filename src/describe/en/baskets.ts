import type { MetricText } from "../text.js";

export const baskets = {
  attachRate: {
    name: "Attach rate",
    definition:
      "Share of orders with the product `bought` that also have the product `attached`, by order date.",
    formula: "orders with both products ÷ orders with the product bought",
    synonyms: ["confidence of a pair", "cross-sell rate"],
    caveats: [
      "It has a direction: the other way round it is another rate.",
      "Lines with a quantity of 0 or less do not count; lines without an order are left out and reported.",
    ],
  },
  basketSupport: {
    name: "Basket support of two products",
    definition: "Share of orders that have both `product` and `other`, by order date.",
    formula: "orders with both products ÷ orders",
    synonyms: ["itemset support", "frequently bought together"],
    caveats: [
      "Lines with a quantity of 0 or less do not count; lines without an order are left out and reported.",
    ],
  },
  basketLift: {
    name: "Basket lift of two products",
    definition:
      "How often `product` and `attached` are bought together relative to chance, by order date; 1 is chance.",
    formula: "attach rate ÷ share of all orders that have the product attached",
    synonyms: ["lift", "market basket analysis", "product affinity"],
    caveats: ["With few orders it is noise.", "The order of the two products does not matter."],
  },
} satisfies Record<string, MetricText>;
