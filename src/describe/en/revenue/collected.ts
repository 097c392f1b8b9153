import type { MetricText } from "../../text.js";

export const revenueCollected = {
  revenueCollected: {
    name: "Revenue collected",
    definition: "Payments for orders, by payment date, less refunds, by refund date.",
    formula: "payments collected − refunds paid",
    synonyms: ["revenue", "cash revenue", "collected revenue", "income"],
    caveats: [
      "A payment of January refunded in February lowers February.",
      "It is below zero where more is refunded than paid.",
      "Test orders do not count.",
    ],
  },
  paymentsCollected: {
    name: "Payments collected",
    definition: "What was paid for orders, by payment date, before refunds.",
    formula: "Σ amount paid for orders",
    synonyms: ["payments received", "cash receipts"],
    caveats: ["A payment with an amount and no date is left out and reported.", "Test orders do not count."],
  },
  refundsPaid: {
    name: "Refunds paid",
    definition: "What was paid back for orders, by refund date.",
    formula: "Σ amount refunded for orders",
    synonyms: ["refunds", "refunded amount"],
    caveats: ["A refund with an amount and no date is left out and reported.", "Test orders do not count."],
  },
  revenueGrowth: {
    name: "Revenue growth",
    definition: "Growth of revenue collected over the period before.",
    formula: "(revenue collected − that of the period before) ÷ that of the period before",
    synonyms: ["revenue growth rate", "sales growth", "MoM growth"],
    caveats: ["No value from a base of zero or below.", "No value for a period that has not ended."],
  },
  payingCustomers: {
    name: "Paying customers",
    definition: "Number of distinct customers with a payment, by payment date.",
    formula: "number of distinct customers with a payment",
    synonyms: ["buyers", "payers"],
    caveats: ["Values of several periods do not add up.", "Test orders do not count."],
  },
  revenuePerCustomer: {
    name: "Average revenue per customer",
    definition: "Revenue collected in a period per customer who paid in it.",
    formula: "revenue collected ÷ paying customers",
    synonyms: ["ARPC", "ARPU", "revenue per customer"],
    caveats: ["It is of one period, not of a lifetime.", "It is not the recurring revenue per account."],
  },
  recurringRevenueShare: {
    name: "Recurring share of revenue",
    definition: "Share of orders that recur in the revenue collected.",
    formula: "revenue collected of recurring orders ÷ revenue collected",
    synonyms: ["recurring revenue percentage", "share of recurring revenue"],
    caveats: ["An order that does not say whether it recurs does not."],
  },
  trailingRevenue: {
    name: "Revenue of the last twelve months",
    definition: "Revenue collected in the twelve months up to the end of each period.",
    formula: "Σ revenue collected in the last 12 months",
    synonyms: ["TTM revenue", "LTM revenue", "trailing twelve months"],
    caveats: ["It needs a period.", "In a month that is not over, it holds what was paid by `asOf`."],
  },
  topCustomersShare: {
    name: "Top customers' share of revenue",
    definition: "Share of the `count` customers with the most revenue in all revenue collected.",
    formula: "revenue collected from the `count` customers with the most ÷ revenue collected",
    synonyms: ["top 10 customers", "revenue concentration"],
    caveats: [
      "Payments without a customer are left out and reported.",
      "Refunds beyond payments of one customer make the share of the others greater.",
    ],
  },
  customerConcentration: {
    name: "Customer concentration",
    definition:
      "How much revenue collected hangs on few customers: from near 0, for many alike, to 1, for a single one.",
    formula: "Σ (revenue collected from a customer ÷ revenue collected)²",
    synonyms: ["HHI", "Herfindahl–Hirschman index", "revenue concentration index"],
    caveats: ["Payments without a customer are left out and reported."],
  },
  revenueRunRate: {
    name: "Revenue run rate",
    definition: "What a year gives if every month collects what the month that is asked for did.",
    formula: "12 × revenue collected",
    synonyms: ["run rate", "annual run rate", "annualised revenue"],
    caveats: ["Ask it of a month.", "It knows no seasons."],
  },
  grossMargin: {
    name: "Gross margin",
    definition:
      "Share of revenue collected that is left after the cost of sales, by the day of the cost: goods, hosting, support.",
    formula: "(revenue collected − cost of sales) ÷ revenue collected",
    synonyms: ["gross profit margin", "GM"],
    caveats: [
      "Without a cost of sales it is 1: show the costs beside it. Where the only costs are of an unknown kind, it has no value.",
    ],
  },
  contributionMargin: {
    name: "Contribution margin",
    definition:
      "Share of revenue collected that is left after the cost of sales and all other variable costs, by the day of the cost.",
    formula: "(revenue collected − cost of sales − other variable costs) ÷ revenue collected",
    synonyms: ["contribution margin ratio", "CM"],
    caveats: ["A cost of an unknown kind is left out and reported, unless it is variable."],
  },
  compoundMonthlyRevenueGrowth: {
    name: "Compound monthly revenue growth",
    definition:
      "Even monthly growth that leads from the revenue collected `months` months before to today's.",
    formula: "(revenue collected ÷ that of `months` months before)^(1 ÷ `months`) − 1",
    synonyms: ["CMGR", "compound monthly growth rate"],
    caveats: [
      "Ask it of a month that is over.",
      "It knows the first and the last month alone.",
      "No value from a base of zero or below.",
    ],
  },
  compoundAnnualRevenueGrowth: {
    name: "Compound annual revenue growth",
    definition: "Even yearly growth that leads from the revenue collected `years` years before to today's.",
    formula: "(revenue collected ÷ that of `years` years before)^(1 ÷ `years`) − 1",
    synonyms: ["CAGR", "compound annual growth rate"],
    caveats: [
      "Ask it of a year that is over.",
      "It knows the first and the last year alone.",
      "No value from a base of zero or below.",
    ],
  },
  activeCustomers: {
    name: "Active customers",
    definition:
      "Number of distinct customers with a payment in the last `days` days of each period, by payment date.",
    formula: "number of distinct customers with a payment in the last `days` days",
    synonyms: ["active buyers", "MAC", "recent customers"],
    caveats: [
      "It needs a period; the days may reach back before it.",
      "Payments without a customer are left out and reported.",
    ],
  },
} satisfies Record<string, MetricText>;
