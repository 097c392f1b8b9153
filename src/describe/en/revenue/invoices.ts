import type { MetricText } from "../../text.js";

export const revenueInvoices = {
  revenueBilled: {
    name: "Revenue billed",
    definition: "What was invoiced, without tax and less credit notes, by the day of issue.",
    formula: "Σ (amount − amount credited) of invoices",
    synonyms: ["billings", "invoiced revenue"],
    caveats: [
      "It is neither cash nor earned revenue.",
      "A credit note lowers the month of its invoice.",
      "An invoice without an amount is left out and reported.",
    ],
  },
  revenueRecognised: {
    name: "Revenue recognised",
    definition: "What was invoiced, less credit notes, spread evenly over the days of the service.",
    formula: "Σ (amount − amount credited) × days of service in the period ÷ all days of service",
    synonyms: ["earned revenue", "recognized revenue", "GAAP revenue"],
    caveats: [
      "An invoice without its days of service is left out and reported.",
      "It counts whatever `asOf` is: for what has been earned, ask for a period that ends there.",
      "It knows no other rule of accounting.",
    ],
  },
  deferredRevenueChange: {
    name: "Change of deferred revenue",
    definition: "By how much the revenue billed in a period exceeds the revenue recognised in it.",
    formula: "revenue billed − revenue recognised",
    synonyms: ["deferred revenue", "unearned revenue", "contract liabilities"],
    caveats: [
      "The deferred revenue itself is that of all days from the first invoice on.",
      "It is below zero where more was earned than billed.",
      "An invoice without its days of service counts as billed alone.",
    ],
  },
  collectionRate: {
    name: "Collection rate",
    definition:
      "What was collected for invoices by `asOf` against what they billed, by the day they were issued.",
    formula: "payments of the invoices ÷ revenue billed",
    synonyms: ["collection effectiveness", "share of invoices paid"],
    caveats: [
      "Recent invoices may not be due yet.",
      "Payments without an invoice do not count.",
      "Payments recorded with tax make it too high.",
    ],
  },
  receivablesAtEnd: {
    name: "Accounts receivable",
    definition: "What had been billed and not yet collected at the end of each period.",
    formula: "all billed by then − all collected for invoices by then",
    synonyms: ["AR", "receivables", "outstanding invoices", "trade receivables"],
    caveats: [
      "Pass all invoices and payments, not those of one period.",
      "Values of several periods are not added up.",
    ],
  },
  daysSalesOutstanding: {
    name: "Days sales outstanding",
    definition: "How many days of the period's billing are still to be collected at its end.",
    formula: "accounts receivable ÷ (revenue billed ÷ days of the period)",
    synonyms: ["DSO", "average collection period", "debtor days"],
    caveats: [
      "It needs a period: a quarter, or a year.",
      "Where little is billed it is great, whatever customers do.",
    ],
  },
  overdueInvoices: {
    name: "Overdue invoices",
    definition: "Number of invoices that were due by the end of each period, and not paid in full.",
    formula: "invoices due by then − those of them paid in full by then",
    synonyms: ["late invoices", "past-due invoices"],
    caveats: [
      "An invoice is overdue from the end of its due date on.",
      "An invoice without a due date is left out and reported.",
    ],
  },
  overdueAmount: {
    name: "Overdue amount",
    definition: "Amount, less credit notes, of the invoices that are overdue at the end of each period.",
    formula: "Σ (amount − amount credited) of overdue invoices",
    synonyms: ["past-due amount", "overdue receivables"],
    caveats: [
      "An invoice is overdue from the end of its due date on.",
      "An invoice that is paid in part counts in full.",
      "An invoice without a due date is left out and reported.",
    ],
  },
  deferredRevenueAtEnd: {
    name: "Deferred revenue",
    definition: "What was billed and not yet recognised at the end of each period.",
    formula: "billed so far − recognised so far",
    synonyms: ["unearned revenue", "contract liability"],
    caveats: [
      "Pass all invoices, not those of one period.",
      "Invoices without their days of service are left out and reported.",
      "Below 0, more was earned than billed.",
    ],
  },
} satisfies Record<string, MetricText>;
