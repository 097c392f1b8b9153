import type { MetricText } from "../../text.js";

export const revenueReceivables = {
  openReceivables: {
    name: "Open receivables",
    definition:
      "What was still to be paid of invoices at the end of each period; split by days overdue, the ageing.",
    formula: "amount − credited − paid so far, over open invoices",
    synonyms: ["accounts receivable", "outstanding invoices"],
    caveats: [
      "Payments in part lower it; payments above what is open count up to it.",
      "Pass all invoices and payments, not those of one period.",
    ],
  },
  overdueReceivables: {
    name: "Overdue receivables",
    definition: "What was still to be paid, at the end of each period, of invoices that were due by then.",
    formula: "open receivables of invoices past their due date",
    synonyms: ["past-due receivables"],
    caveats: [
      "An invoice paid in part counts by its remainder only.",
      "An invoice without a due date is never overdue.",
    ],
  },
  receivablesAgeing: {
    name: "Ageing of receivables",
    definition: "Share of a band of days overdue in all open receivables at the end of each period.",
    formula: "open receivables of a group ÷ open receivables",
    synonyms: ["receivables aging", "AR aging"],
    caveats: ["Split the report by days overdue; what is not due yet forms a group."],
  },
} satisfies Record<string, MetricText>;
