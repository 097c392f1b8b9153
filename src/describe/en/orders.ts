import type { MetricText } from "../text.js";

export const orders = {
  ordersPlaced: {
    name: "Orders placed",
    definition: "Number of orders paid by `asOf`, by order date.",
    formula: "number of paid orders",
    synonyms: ["orders", "number of orders", "order count"],
    caveats: ["Test orders and unpaid orders do not count."],
  },
  averageOrderValue: {
    name: "Average order value",
    definition: "Mean value of paid orders after discounts, by order date.",
    formula: "Σ (gross amount − discount) ÷ number of paid orders",
    synonyms: ["AOV", "average basket value", "basket size"],
    caveats: [
      "Before returns, without tax and shipping. Test orders do not count.",
      "An order without a gross amount is left out and reported.",
    ],
  },
  grossSales: {
    name: "Gross sales",
    definition: "Value of paid orders before discounts, tax, shipping and returns, by order date.",
    formula: "Σ gross amount of paid orders",
    synonyms: ["sales before discounts"],
    caveats: [
      "Shopify includes orders that are cancelled, pending and unpaid.",
      "Test orders do not count; an order without a gross amount is left out and reported.",
    ],
  },
  discountsGiven: {
    name: "Discounts given",
    definition: "Discounts on paid orders, by order date.",
    formula: "Σ discount of paid orders",
    synonyms: ["discount amount", "price reductions"],
    caveats: [
      "A missing discount is 0. Test orders do not count.",
      "An order with neither a discount nor a gross amount is left out and reported.",
    ],
  },
  netSales: {
    name: "Net sales",
    definition: "Value of paid orders after discounts, by order date, less refunds, by refund date.",
    formula: "Σ (gross amount − discount) of paid orders − refunds",
    synonyms: ["sales after returns and discounts"],
    caveats: [
      "A refund lowers the period in which it is paid; with more refunds than sales it is negative.",
      "Without tax and shipping. Test orders do not count.",
    ],
  },
  totalSales: {
    name: "Total sales",
    definition: "Net sales plus tax and shipping of paid orders, by order date; refunds by refund date.",
    formula: "net sales + Σ tax + Σ shipping",
    synonyms: ["sales including tax and shipping"],
    caveats: ["It is not revenue: tax is not the seller's.", "A missing tax or shipping amount is 0."],
  },
  orderDiscountRate: {
    name: "Discount rate of orders",
    definition: "Discounts relative to the gross amount of paid orders, by order date.",
    formula: "Σ discount ÷ Σ gross amount",
    synonyms: ["average discount", "discount percentage"],
    caveats: ["Weighted by value.", "An order without a gross amount is in neither side, and reported."],
  },
  orderRefundRate: {
    name: "Refund rate of orders by number",
    definition: "Share of paid orders of which something was refunded by `asOf`, by order date.",
    formula: "paid orders with a refund ÷ paid orders",
    synonyms: ["refund rate", "return rate"],
    caveats: ["Recent orders may still be refunded.", "A refund in part counts as a whole one."],
  },
  refundedValueRate: {
    name: "Refund rate of orders by value",
    definition:
      "Amount refunded by `asOf` relative to the gross amount of the same paid orders, by order date.",
    formula: "Σ amount refunded ÷ Σ gross amount",
    synonyms: ["refunded value", "return rate by value"],
    caveats: [
      "Recent orders may still be refunded.",
      "An order without a gross amount is in neither side, and reported.",
    ],
  },
  refundsOfOrders: {
    name: "Refunds by order date",
    definition: "Amount refunded by `asOf` for paid orders, by the date of the order.",
    formula: "Σ amount refunded of paid orders",
    synonyms: ["returns by order date"],
    caveats: [
      "Past periods change when their orders are refunded.",
      "An amount without a refund date counts as not refunded. Test orders do not count.",
    ],
  },
  netSalesOfOrders: {
    name: "Net sales by order date",
    definition: "Value of paid orders after discounts and after their refunds by `asOf`, by order date.",
    formula: "Σ (gross amount − discount) of paid orders − refunds of the same orders",
    caveats: ["Past periods change when their orders are refunded.", "Without tax and shipping."],
  },
  unitsReturned: {
    name: "Units returned",
    definition: "Quantity that came back, by the day it was paid back.",
    formula: "Σ quantity of refund lines",
    synonyms: ["returned items", "return quantity"],
    caveats: ["A refund of money alone, without a quantity, returns none."],
  },
  netUnitsSold: {
    name: "Net units sold",
    definition: "Units sold, by order date, less units returned, by the day of the refund.",
    formula: "units sold − units returned",
    synonyms: ["net quantity"],
    caveats: ["Lines say nothing about payment: pass those of paid orders that are no tests."],
  },
  checkoutConversionRate: {
    name: "Checkout conversion rate",
    definition: "Share of checkouts begun that became a paid order by `asOf`, by the day they began.",
    formula: "checkouts paid ÷ checkouts begun",
    synonyms: ["checkout completion rate", "cart conversion rate"],
    caveats: [
      "A checkout abandoned and finished later has converted.",
      "Recent checkouts may still be paid. Test orders do not count.",
    ],
  },
  checkoutConversionRateWithin: {
    name: "Checkout conversion rate within a window",
    definition: "Share of checkouts begun that were paid within `length` days, by the day they began.",
    formula: "checkouts paid within the window ÷ checkouts begun",
    synonyms: ["n-day checkout conversion rate"],
    caveats: ["No value while a checkout of the cohort is younger than the window."],
  },
} satisfies Record<string, MetricText>;
